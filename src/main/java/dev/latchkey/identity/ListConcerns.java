package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Lists what somebody should look after in the account; takes the permission of the credential report. */
public record ListConcerns() implements Operation<List<Concern>> {

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

    /** Asks every room. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListConcerns, List<Concern>> {

        private final List<Attention> rooms;
        private final Clock clock;

        Handler(@All List<Attention> rooms, Clock clock) {
            this.rooms = rooms.stream()
                    .sorted(Comparator.comparingInt(Attention::order))
                    .toList();
            this.clock = clock;
        }

        @Override
        public Class<ListConcerns> operation() {
            return ListConcerns.class;
        }

        @Override
        public List<Concern> handle(Permit permit, ListConcerns operation) {
            Instant now = clock.instant();
            return rooms.stream()
                    .flatMap(room -> room.in(permit.accountId(), now).stream())
                    .toList();
        }
    }
}
