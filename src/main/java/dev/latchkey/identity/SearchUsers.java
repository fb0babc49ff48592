package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Finds users by how their names begin and by what rooms know of them, part by part: what the list of users shows. */
public record SearchUsers(UserQuery query) implements Operation<SearchUsers.Found> {

    /** One to ask the door about before anything is looked for. */
    public static final SearchUsers ANY = new SearchUsers(UserQuery.named("", 1));

    /**
     * A part of those found.
     *
     * @param next where the next part begins; empty for the last one
     */
    public record Found(List<UserMetadata> users, Optional<String> next) {}

    @Override
    public String action() {
        return "iam:ListUsers";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Collection("user", "/");
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads by one statement. */
    @ApplicationScoped
    static class Handler implements OperationHandler<SearchUsers, SearchUsers.Found> {

        private final UserSearch search;
        private final Clock clock;

        Handler(UserSearch search, Clock clock) {
            this.search = search;
            this.clock = clock;
        }

        @Override
        public Class<SearchUsers> operation() {
            return SearchUsers.class;
        }

        @Override
        public Found handle(Permit permit, SearchUsers operation) {
            return search.find(permit.accountId(), operation.query(), clock.instant());
        }
    }
}
