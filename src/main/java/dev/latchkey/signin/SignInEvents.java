package dev.latchkey.signin;

import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The steps of signing in and out as rows of the trail. */
@Singleton
public class SignInEvents {

    /** A step that was taken. */
    public AuditEvent allowed(String action, Principal.User user, RequestOrigin origin, String reason, boolean mfa) {
        return event(action, Optional.of(user), origin, AuditEvent.Result.ALLOWED, reason, mfa);
    }

    /**
     * A step that was refused. Of somebody who does not exist nothing is kept: people type passwords into the field of
     * the name.
     */
    public AuditEvent denied(String action, Optional<Principal.User> user, RequestOrigin origin, String reason) {
        return event(action, user, origin, AuditEvent.Result.DENIED, reason, false);
    }

    private static AuditEvent event(
            String action,
            Optional<Principal.User> user,
            RequestOrigin origin,
            AuditEvent.Result result,
            String reason,
            boolean mfa) {
        return new AuditEvent(
                origin.requestId(),
                user.map(Principal.User::accountId).orElse(null),
                user.map(Principal.User::userId).orElse(null),
                user.map(Principal.User::name).orElse(null),
                origin.sourceAddress(),
                origin.userAgent(),
                action,
                user.map(Principal.User::arn).orElse("*"),
                result,
                reason,
                null,
                null,
                null,
                mfa,
                null);
    }
}
