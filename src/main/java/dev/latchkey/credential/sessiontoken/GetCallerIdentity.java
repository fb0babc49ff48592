package dev.latchkey.credential.sessiontoken;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells callers who they are; no policy grants it or denies it. */
public record GetCallerIdentity() implements Operation<CallerIdentity> {

    @Override
    public String action() {
        return "sts:GetCallerIdentity";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public boolean isAboutCaller() {
        return true;
    }

    /** Reads it off the caller. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetCallerIdentity, CallerIdentity> {

        @Override
        public Class<GetCallerIdentity> operation() {
            return GetCallerIdentity.class;
        }

        @Override
        public CallerIdentity handle(Permit permit, GetCallerIdentity operation) {
            Principal principal = permit.caller().principal();
            return new CallerIdentity(principal.uniqueId(), principal.accountId(), principal.arn());
        }
    }
}
