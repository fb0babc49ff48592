package dev.latchkey.credential.password;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Reads what may be told of a user's console password.
 *
 * @param userName whose; null for the caller's own
 */
public record GetLoginProfile(
        @Nullable @Text(TextShape.USER_NAME) String userName) implements Operation<LoginProfileMetadata> {

    @Override
    public String action() {
        return "iam:GetLoginProfile";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetLoginProfile, LoginProfileMetadata> {

        private final LoginProfiles profiles;

        Handler(LoginProfiles profiles) {
            this.profiles = profiles;
        }

        @Override
        public Class<GetLoginProfile> operation() {
            return GetLoginProfile.class;
        }

        @Override
        public LoginProfileMetadata handle(Permit permit, GetLoginProfile operation) {
            String name = MissingLoginProfile.nameOf(permit);
            LoginProfile profile = profiles.of(MissingLoginProfile.requireUser(permit))
                    .orElseThrow(() -> MissingLoginProfile.of(name));
            return new LoginProfileMetadata(name, profile.createdAt(), profile.isResetRequired());
        }
    }
}
