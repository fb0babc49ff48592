package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lists the condition keys and variables that policies speak of, as they spell them. */
public record GetContextKeysForCustomPolicy(@Required List<@Text(TextShape.POLICY_DOCUMENT) String> policyInputList)
        implements Operation<List<String>> {

    @Override
    public String action() {
        return "iam:GetContextKeysForCustomPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the documents. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetContextKeysForCustomPolicy, List<String>> {

        Handler() {}

        @Override
        public Class<GetContextKeysForCustomPolicy> operation() {
            return GetContextKeysForCustomPolicy.class;
        }

        @Override
        public List<String> handle(Permit permit, GetContextKeysForCustomPolicy operation) {
            return Trial.contextKeys(Trial.documents(operation.policyInputList(), "PolicyInputList"));
        }
    }
}
