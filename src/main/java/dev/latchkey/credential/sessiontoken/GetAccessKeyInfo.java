package dev.latchkey.credential.sessiontoken;

import dev.latchkey.api.SigningKeys;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells the account that an access key belongs to, of whatever account it is. */
public record GetAccessKeyInfo(
        @Text(TextShape.ANY_ACCESS_KEY_ID) String accessKeyId) implements Operation<AccessKeyInfo> {

    @Override
    public String action() {
        return "sts:GetAccessKeyInfo";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Looks the key up where keys of its kind are. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetAccessKeyInfo, AccessKeyInfo> {

        private final List<SigningKeys> kinds;

        Handler(@All List<SigningKeys> kinds) {
            this.kinds = kinds;
        }

        @Override
        public Class<GetAccessKeyInfo> operation() {
            return GetAccessKeyInfo.class;
        }

        @Override
        public AccessKeyInfo handle(Permit permit, GetAccessKeyInfo operation) {
            String id = operation.accessKeyId();
            return kinds.stream()
                    .filter(kind -> id.startsWith(kind.prefix()))
                    .flatMap(kind -> kind.find(id).stream())
                    .map(key -> new AccessKeyInfo(key.principal().accountId()))
                    .findFirst()
                    .orElseThrow(() -> new OperationFailed(
                            ErrorCode.VALIDATION_ERROR, "The access key ID " + id + " cannot be found."));
        }
    }
}
