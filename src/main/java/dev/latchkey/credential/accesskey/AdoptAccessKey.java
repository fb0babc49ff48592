package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.regex.Pattern;

/**
 * Gives a user an access key whose values come from outside: what the host does when it makes the first account or the
 * demo's people. Nobody else can.
 */
public record AdoptAccessKey(String userName, String accessKeyId, SecretText secretAccessKey)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:CreateAccessKey";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    /** Adds the row, for the host alone. */
    @ApplicationScoped
    static class Handler implements OperationHandler<AdoptAccessKey, Boolean> {

        /** As long-term keys look, and so that the prefix of temporary ones stays theirs. */
        private static final Pattern ID = Pattern.compile("AKIA[A-Z0-9]{16}");

        private final AccessKeys accessKeys;
        private final AccessKeyQuota quota;
        private final Clock clock;

        Handler(AccessKeys accessKeys, AccessKeyQuota quota, Clock clock) {
            this.accessKeys = accessKeys;
            this.quota = quota;
            this.clock = clock;
        }

        @Override
        public Class<AdoptAccessKey> operation() {
            return AdoptAccessKey.class;
        }

        @Override
        public Boolean handle(Permit permit, AdoptAccessKey operation) {
            if (!(permit.caller().principal() instanceof Principal.Root)) {
                throw new OperationFailed(ErrorCode.ACCESS_DENIED, "Only the host can bring an access key.");
            }
            if (!ID.matcher(operation.accessKeyId()).matches()) {
                throw new OperationFailed(
                        ErrorCode.INVALID_INPUT, "An access key ID is AKIA and 16 capital letters or digits.");
            }
            if (!SecretAccessKey.isOne(operation.secretAccessKey())) {
                throw new OperationFailed(
                        ErrorCode.INVALID_INPUT,
                        "A secret access key has 40 letters, digits, + or /, and begins with a letter or digit.");
            }
            String userId = MissingAccessKey.requireUser(permit);
            quota.take(userId);
            if (!accessKeys.add(userId, operation.accessKeyId(), operation.secretAccessKey(), null, clock.instant())) {
                throw new OperationFailed(ErrorCode.ENTITY_ALREADY_EXISTS, "This access key ID is taken.");
            }
            return true;
        }
    }
}
