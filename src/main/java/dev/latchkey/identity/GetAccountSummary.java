package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts what an account has and tells the quotas in force; its permission also decides who may see the account's ids. */
public record GetAccountSummary() implements Operation<GetAccountSummary.Result> {

    /**
     * What was counted.
     *
     * @param summaryMap the 34 numbers of IAM, by their keys
     */
    public record Result(Map<String, Integer> summaryMap) {}

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

    /** Counts users and groups; the rooms above count what is theirs. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetAccountSummary, Result> {

        private final UserRepository users;
        private final GroupRepository groups;
        private final List<SummaryCounts> counts;
        private final LatchkeyConfiguration configuration;

        Handler(
                UserRepository users,
                GroupRepository groups,
                @All List<SummaryCounts> counts,
                LatchkeyConfiguration configuration) {
            this.users = users;
            this.groups = groups;
            this.counts = counts;
            this.configuration = configuration;
        }

        @Override
        public Class<GetAccountSummary> operation() {
            return GetAccountSummary.class;
        }

        @Override
        public Result handle(Permit permit, GetAccountSummary operation) {
            Map<String, Integer> summary = SummaryMap.of(configuration.quota());
            summary.put("Users", Math.toIntExact(users.countIn(permit.accountId())));
            summary.put("Groups", Math.toIntExact(groups.count("accountId", permit.accountId())));
            counts.forEach(more -> summary.putAll(more.of(permit.accountId())));
            return new Result(new LinkedHashMap<>(summary));
        }
    }
}
