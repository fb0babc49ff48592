package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/** Counts the users whom somebody should look after, filter by filter; takes the permission of the credential report. */
public record CountUsers() implements Operation<List<CountUsers.Count>> {

    /**
     * How many one filter finds.
     *
     * @param isMany whether there are more than were counted
     */
    public record Count(String filter, String label, int users, boolean isMany) {}

    @Override
    public String action() {
        return "iam:GetCredentialReport";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Counts by one statement for each filter, up to a limit. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CountUsers, List<CountUsers.Count>> {

        private final UserSearch search;
        private final Clock clock;

        Handler(UserSearch search, Clock clock) {
            this.search = search;
            this.clock = clock;
        }

        @Override
        public Class<CountUsers> operation() {
            return CountUsers.class;
        }

        @Override
        public List<Count> handle(Permit permit, CountUsers operation) {
            return search.filters().stream()
                    .filter(UserFilter::needsAttention)
                    .map(filter -> count(filter, search.count(permit.accountId(), filter, clock.instant())))
                    .toList();
        }

        private static Count count(UserFilter filter, int users) {
            boolean isMany = users > UserSearch.MOST_COUNTED;
            return new Count(filter.name(), filter.label(), Math.min(users, UserSearch.MOST_COUNTED), isMany);
        }
    }
}
