package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;

/** Counts what an account has; its permission also decides who may see the account's ids. */
public record GetAccountSummary() implements Operation<Void> {

    @Override
    public String action() {
        return "iam:GetAccountSummary";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }
}
