package dev.latchkey.web;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The page on which a request that was refused is tried once more, by the policies of now; the room that has it declares a bean. */
public interface TrialPage {

    /**
     * What was asked.
     *
     * @param userName the name that the user has now
     * @param mfa the MFA state of the credential; null where there was none
     * @param credential the beginning of the credential's public id, or null
     * @param sourceAddress where it came from; empty for where the viewer is
     * @param at when it was asked; null for now
     */
    record Past(
            String userName,
            String action,
            String resource,
            @Nullable Boolean mfa,
            @Nullable String credential,
            String sourceAddress,
            @Nullable Instant at) {}

    /** The link is shown to whoever may perform this. */
    Operation<?> operation(ResourceReference user);

    /** An address that asks it again; it can be kept and handed on. */
    String href(Past request);
}
