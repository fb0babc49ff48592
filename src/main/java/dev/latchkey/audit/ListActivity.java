package dev.latchkey.audit;

import dev.latchkey.audit.ActivityRows.Part;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what happened in the account, whoever did it. */
public record ListActivity(ActivityQuery query) implements Operation<Part> {

    /** One to ask the door about before anything is looked for. */
    public static final ListActivity ANY = new ListActivity(ActivityQuery.latest(1));

    @Override
    public String action() {
        return "latchkey:ListActivity";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads rows of the caller's account. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListActivity, Part> {

        private final ActivityRows rows;

        Handler(ActivityRows rows) {
            this.rows = rows;
        }

        @Override
        public Class<ListActivity> operation() {
            return ListActivity.class;
        }

        @Override
        public Part handle(Permit permit, ListActivity operation) {
            return rows.find(permit.accountId(), operation.query());
        }
    }
}
