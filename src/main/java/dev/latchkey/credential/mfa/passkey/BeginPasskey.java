package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.data.ByteArray;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new passkey: the first of two steps, as IAM has it. Answers what the browser is to ask authenticators for.
 *
 * @param userName whose it will be; null for the caller's own
 * @param scope where it is asked
 */
record BeginPasskey(@Nullable String userName, CeremonyScope scope) implements Operation<String> {

    @Override
    public String action() {
        return "iam:EnableMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return Map.of("iam:RegisterSecurityKey", List.of("Create"));
    }

    /** Makes the challenge. */
    @ApplicationScoped
    static class Handler implements OperationHandler<BeginPasskey, String> {

        private final Challenges challenges;
        private final Passkeys passkeys;
        private final PasskeyOptions options;

        Handler(Challenges challenges, Passkeys passkeys, PasskeyOptions options) {
            this.challenges = challenges;
            this.passkeys = passkeys;
            this.options = options;
        }

        @Override
        public Class<BeginPasskey> operation() {
            return BeginPasskey.class;
        }

        @Override
        public String handle(Permit permit, BeginPasskey operation) {
            PasskeyOwner owner = PasskeyOwner.of(permit);
            ByteArray handle = passkeys.handleOf(owner.userId());
            ByteArray challenge = challenges.issue(operation.scope(), owner.userId());
            return BrowserJson.of(options.creation(challenge, handle, owner.name(), passkeys.of(owner.userId())));
        }
    }
}
