package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes an access key for a user.
 *
 * @param userName whose; null for the caller's own
 * @param description what it is for, at most 256 characters; null for nothing
 */
public record CreateAccessKey(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
        @PagesOnly @Nullable String description) implements Operation<NewAccessKey> {

    @Override
    public String action() {
        return "iam:CreateAccessKey";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** Counts under the user's lock, so that the quota holds under contention. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreateAccessKey, NewAccessKey> {

        private final AccessKeys accessKeys;
        private final AccessKeyQuota quota;
        private final RandomSource random;
        private final Clock clock;

        Handler(AccessKeys accessKeys, AccessKeyQuota quota, RandomSource random, Clock clock) {
            this.accessKeys = accessKeys;
            this.quota = quota;
            this.random = random;
            this.clock = clock;
        }

        @Override
        public Class<CreateAccessKey> operation() {
            return CreateAccessKey.class;
        }

        @Override
        public NewAccessKey handle(Permit permit, CreateAccessKey operation) {
            String userId = MissingAccessKey.requireUser(permit);
            quota.take(userId);
            SecretText secret = SecretAccessKey.random(random);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String accessKeyId = AccessKeyId.random(random);
            while (!accessKeys.add(userId, accessKeyId, secret, operation.description(), now)) {
                // 80 random bits: it will not come to this, and if it does, the next id is free.
                accessKeyId = AccessKeyId.random(random);
            }
            return new NewAccessKey(MissingAccessKey.nameOf(permit), accessKeyId, CredentialStatus.ACTIVE, secret, now);
        }
    }
}
