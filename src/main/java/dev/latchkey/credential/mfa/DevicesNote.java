package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import io.quarkus.qute.TemplateInstance;
import java.util.Optional;

/** What stands below the table of somebody's devices; each room that has something to tell there declares a bean. */
public interface DevicesNote {

    /** The note for somebody who has devices. */
    Optional<TemplateInstance> below(Subject subject, OperationView view);
}
