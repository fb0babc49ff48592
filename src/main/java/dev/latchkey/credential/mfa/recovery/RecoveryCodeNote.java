package dev.latchkey.credential.mfa.recovery;

import dev.latchkey.credential.Subject;
import dev.latchkey.credential.mfa.DevicesNote;
import dev.latchkey.operation.OperationView;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How many recovery codes are left, and that one was used, below the devices of whoever has any. */
@Singleton
class RecoveryCodeNote implements DevicesNote {

    /** The note. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RecoveryCodesLeft(RecoveryCodeStatus status, String href) implements TemplateInstance {}

    @Override
    public Optional<TemplateInstance> below(Subject subject, OperationView view) {
        return subject.isOwn()
                ? view.ask(new GetRecoveryCodeStatus())
                        .granted()
                        .map(status -> new RecoveryCodesLeft(status, RecoveryCodePage.PATH))
                : Optional.empty();
    }
}
