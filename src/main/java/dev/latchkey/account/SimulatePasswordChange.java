package dev.latchkey.account;

import dev.latchkey.account.PasswordChangeAccess.Obstacle;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential.ConsoleSession;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.permission.PolicyHolder;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Finds out whether a user could change the own password and read its rules, signed in from where the caller is, with
 * and without MFA, before and after the account's flag changes. Changes nothing.
 *
 * @param holder the user, read in this transaction
 * @param flagNow whether the account lets users change their own password
 * @param flagThen whether it would
 */
public record SimulatePasswordChange(PolicyHolder holder, boolean flagNow, boolean flagThen)
        implements Operation<PasswordChangeEffect> {

    @Override
    public String action() {
        return "iam:SimulatePrincipalPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.AlreadyRead(holder.resource());
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks the engine that decides for real. */
    @ApplicationScoped
    static class Handler implements OperationHandler<SimulatePasswordChange, PasswordChangeEffect> {

        private static final ResolvedResource EVERYTHING = ResolvedResource.EVERYTHING;

        private final Clock clock;

        Handler(Clock clock) {
            this.clock = clock;
        }

        @Override
        public Class<SimulatePasswordChange> operation() {
            return SimulatePasswordChange.class;
        }

        @Override
        public PasswordChangeEffect handle(Permit permit, SimulatePasswordChange operation) {
            PolicyHolder holder = operation.holder();
            Instant now = clock.instant();
            Caller withoutMfa = new Caller(
                    holder.user(),
                    new ConsoleSession("preview", now, null),
                    permit.caller().origin());
            Caller withMfa = new Caller(
                    holder.user(),
                    new ConsoleSession("preview", now, now),
                    permit.caller().origin());
            Questions questions = new Questions(holder.resource(), withoutMfa, withMfa, now);
            PasswordChangeAccess before = questions.answeredBy(holder, operation.flagNow());
            PasswordChangeAccess after = operation.flagNow() == operation.flagThen()
                    ? before
                    : questions.answeredBy(holder, operation.flagThen());
            return new PasswordChangeEffect(holder.user().name(), before, after);
        }

        /** What is asked about a user, put once and answered for each position of the flag. */
        private record Questions(ResolvedResource self, Caller withoutMfa, Caller withMfa, Instant now) {

            PasswordChangeAccess answeredBy(PolicyHolder holder, boolean flag) {
                ApplicablePolicies policies = flag
                        ? holder.policies()
                                .withIdentity(
                                        AttachedPolicy.accountFlag(holder.user().arn()))
                        : holder.policies();
                Decision change = change(withoutMfa, policies);
                Decision read = read(withoutMfa, policies);
                return new PasswordChangeAccess(
                        change.isAllowed(),
                        read.isAllowed(),
                        change(withMfa, policies).isAllowed(),
                        read(withMfa, policies).isAllowed(),
                        obstacle(change),
                        obstacle(read));
            }

            private Decision change(Caller caller, ApplicablePolicies policies) {
                return PolicyEngine.decide(caller.asksFor("iam:ChangePassword", self, Map.of(), now), policies);
            }

            private Decision read(Caller caller, ApplicablePolicies policies) {
                return PolicyEngine.decide(
                        caller.asksFor("iam:GetAccountPasswordPolicy", EVERYTHING, Map.of(), now), policies);
            }

            private static Obstacle obstacle(Decision decision) {
                PolicyOrigin origin = decision.origin();
                if (decision.isAllowed() || origin == null) {
                    return Obstacle.NONE;
                }
                var statement = decision.statement();
                String sid = statement == null ? null : statement.sid();
                return new Obstacle(origin.name(), sid == null ? "" : sid);
            }
        }
    }
}
