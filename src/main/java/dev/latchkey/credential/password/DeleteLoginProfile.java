package dev.latchkey.credential.password;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Takes a user's console password away; the user's sessions end, and no door of the console opens any more.
 *
 * @param userName whose; null for the caller's own
 */
public record DeleteLoginProfile(
        @Nullable @Text(TextShape.USER_NAME) String userName) implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteLoginProfile";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.of(resource());
    }

    /** Deletes the row and the hashes of earlier passwords. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteLoginProfile, Boolean> {

        private final LoginProfiles profiles;
        private final Sessions sessions;

        Handler(LoginProfiles profiles, Sessions sessions) {
            this.profiles = profiles;
            this.sessions = sessions;
        }

        @Override
        public Class<DeleteLoginProfile> operation() {
            return DeleteLoginProfile.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteLoginProfile operation) {
            String userId = MissingLoginProfile.requireUser(permit);
            if (!profiles.delete(userId)) {
                throw MissingLoginProfile.of(MissingLoginProfile.nameOf(permit));
            }
            sessions.endAllOf(userId);
            return true;
        }
    }
}
