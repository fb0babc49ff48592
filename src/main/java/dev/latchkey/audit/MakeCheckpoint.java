package dev.latchkey.audit;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.secret.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Makes a checkpoint of the trail, line by line; takes the permission to read the activity. */
public record MakeCheckpoint() implements Operation<List<String>> {

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

    /** Reads and signs. */
    @ApplicationScoped
    static class Handler implements OperationHandler<MakeCheckpoint, List<String>> {

        private final SealRows rows;
        private final Keys keys;
        private final Clock clock;

        Handler(SealRows rows, Keys keys, Clock clock) {
            this.rows = rows;
            this.keys = keys;
            this.clock = clock;
        }

        @Override
        public Class<MakeCheckpoint> operation() {
            return MakeCheckpoint.class;
        }

        @Override
        public List<String> handle(Permit permit, MakeCheckpoint operation) {
            return new Checkpoint(clock.instant().truncatedTo(ChronoUnit.SECONDS), rows.heads())
                    .lines(keys.mac(Checkpoint.PURPOSE));
        }
    }
}
