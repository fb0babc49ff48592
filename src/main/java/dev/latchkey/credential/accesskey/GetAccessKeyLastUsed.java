package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.LastUsed;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells when an access key was last used, and for what. Its resource is the owner of the key.
 *
 * @param owner the owner as a page knows it already; null where the key has to say
 */
public record GetAccessKeyLastUsed(
        @Text(TextShape.ACCESS_KEY_ID) String accessKeyId,
        @PagesOnly @Nullable ResourceReference owner) implements Operation<AccessKeyUse> {

    @Override
    public String action() {
        return "iam:GetAccessKeyLastUsed";
    }

    @Override
    public ResourceReference resource() {
        return owner == null ? new ResourceReference.OwnerOfAccessKey(accessKeyId) : owner;
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the row. A key that is not there is answered like one that may not be seen. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetAccessKeyLastUsed, AccessKeyUse> {

        private final AccessKeys accessKeys;

        Handler(AccessKeys accessKeys) {
            this.accessKeys = accessKeys;
        }

        @Override
        public Class<GetAccessKeyLastUsed> operation() {
            return GetAccessKeyLastUsed.class;
        }

        @Override
        public AccessKeyUse handle(Permit permit, GetAccessKeyLastUsed operation) {
            String userId = permit.resource().uniqueId();
            Optional<Optional<LastUsed>> use =
                    userId == null ? Optional.empty() : accessKeys.lastUsed(userId, operation.accessKeyId());
            return use.map(known -> AccessKeyUse.of(MissingAccessKey.nameOf(permit), known))
                    .orElseThrow(() -> unseen(permit, operation));
        }

        private static OperationFailed unseen(Permit permit, GetAccessKeyLastUsed operation) {
            return new OperationFailed(
                    ErrorCode.ACCESS_DENIED,
                    "User: " + permit.caller().principal().arn() + " is not authorized to perform: "
                            + operation.action() + " on resource: "
                            + ResourceReference.OwnerOfAccessKey.toldAs(permit.accountId(), operation.accessKeyId())
                            + " because no identity-based policy allows the " + operation.action() + " action");
        }
    }
}
