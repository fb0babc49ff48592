package dev.latchkey.credential.password;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads how old the caller's own console password is; empty where there is none. Part of what a user may be told. */
public record GetPasswordAge() implements Operation<Optional<PasswordAge>> {

    @Override
    public String action() {
        return "iam:GetUser";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.OwnUser();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetPasswordAge, Optional<PasswordAge>> {

        private final LoginProfiles profiles;

        Handler(LoginProfiles profiles) {
            this.profiles = profiles;
        }

        @Override
        public Class<GetPasswordAge> operation() {
            return GetPasswordAge.class;
        }

        @Override
        public Optional<PasswordAge> handle(Permit permit, GetPasswordAge operation) {
            return profiles.ageOf(permit.accountId(), MissingLoginProfile.requireUser(permit));
        }
    }
}
