package dev.latchkey.operation;

import dev.latchkey.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The one way to perform or preview an operation: decides, acts, and writes down what happened. */
@ApplicationScoped
public class Operations {

    private final Handlers handlers;
    private final Standings standings;
    private final AuthorizationVersions versions;
    private final ArnResolver resolver;
    private final LastAdministrators last;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Clock clock;

    Operations(
            Handlers handlers,
            Standings standings,
            AuthorizationVersions versions,
            ArnResolver resolver,
            LastAdministrators last,
            AuditTrail trail,
            Transactions transactions,
            Clock clock) {
        this.handlers = handlers;
        this.standings = standings;
        this.versions = versions;
        this.resolver = resolver;
        this.last = last;
        this.trail = trail;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Decides and, if allowed, performs.
     *
     * @throws OperationRefused if it is not permitted; nothing was changed, and the refusal is in the trail
     * @throws OperationFailed if it is permitted but not possible; nothing was changed
     * @throws NobodyLeft if nobody would be left who can administer the account, and a person is there to be asked
     */
    @SuppressWarnings("unchecked") // The only result is that of the only operation.
    public <R> R perform(Caller caller, Operation<R> operation) {
        if (!operation.changes()) {
            return read(caller, operation, null);
        }
        return (R) performAll(caller, List.of(operation), results -> results).get(0);
    }

    /**
     * Performs several operations that belong to one button: all are decided before the first acts, all act in one
     * transaction or none does, and each leaves its own audit row. They are asked together who is left to administer.
     */
    public <T> T performAll(Caller caller, List<? extends Operation<?>> operations, Accompaniment<T> company) {
        List<Passage<?, ?>> passages = new ArrayList<>();
        operations.forEach(operation -> passages.add(handlers.passageOf(operation)));
        try {
            prepare(caller, passages);
            return transactions.write(() -> act(caller, passages, company));
        } catch (OperationRefused refused) {
            trail.recordAlone(Refusals.event(caller, refused.permission()));
            throw refused;
        } catch (OperationFailed failed) {
            for (Passage<?, ?> passage : passages) {
                String reason = failed instanceof NobodyLeft nobody
                        ? nobody.notConfirmed()
                        : failed.code().code();
                trail.recordAlone(event(caller, passage, AuditEvent.Result.FAILED, reason));
            }
            throw failed;
        }
    }

    /**
     * Decides and does nothing: for a form that cannot be performed as it was typed, so that whoever may not send it is
     * told that and not what is wrong with it.
     *
     * @throws OperationRefused if any of them is not permitted; the refusal is in the trail
     */
    public void insist(Caller caller, List<? extends Operation<?>> operations) {
        List<Passage<?, ?>> passages = new ArrayList<>();
        operations.forEach(operation -> passages.add(handlers.passageOf(operation)));
        try {
            transactions.read(() -> {
                decideAll(caller, passages);
                return true;
            });
        } catch (OperationRefused refused) {
            trail.recordAlone(Refusals.event(caller, refused.permission()));
            throw refused;
        }
    }

    /** Lets a page look: previews and reads from one snapshot. Changes nothing and leaves no audit rows. */
    public <T> T view(Caller caller, Function<OperationView, T> draw) {
        return transactions.read(() -> draw.apply(new Look(caller, judgeOf(caller))));
    }

    /**
     * Decides and, if allowed, reads, as {@link #perform} does, by what is known already about the caller's permissions
     * where the versions say that it still holds.
     *
     * @param versions the caller's, read in the transaction there is; null where they were not
     */
    public <R> R read(Caller caller, Operation<R> operation, @Nullable SeenVersions versions) {
        if (operation.changes()) {
            throw new IllegalArgumentException("a change cannot be read: " + operation.action());
        }
        Passage<?, R> passage = handlers.passageOf(operation);
        try {
            return transactions.read(() -> {
                decideAll(caller, standings.of(caller.principal(), versions), List.of(passage));
                return passage.perform();
            });
        } catch (OperationRefused refused) {
            trail.gather(Refusals.event(caller, refused.permission()));
            throw refused;
        }
    }

    private void prepare(Caller caller, List<Passage<?, ?>> passages) {
        if (passages.stream().anyMatch(Passage::needsPreparation)) {
            transactions.read(() -> {
                decideAll(caller, passages);
                return true;
            });
            passages.forEach(Passage::prepare);
        }
    }

    private <T> T act(Caller caller, List<Passage<?, ?>> passages, Accompaniment<T> company) {
        if (LastAdministrators.isAsked(caller, operationsOf(passages))) {
            versions.takeTurn(caller.accountId());
        }
        company.before();
        lock(caller, passages);
        decideAll(caller, passages);
        Administration.Reach before = last.before(caller, operationsOf(passages));
        List<Object> results = new ArrayList<>();
        for (Passage<?, ?> passage : passages) {
            meet(caller, passage, passages.size());
            results.add(passage.perform());
        }
        Optional<NobodyLeft> nobody = last.after(caller, before);
        if (nobody.isPresent() && caller.credential().canBeAsked() && !company.isConfirmed()) {
            throw nobody.get();
        }
        String reason = nobody.map(NobodyLeft::allowed).orElse("allowed");
        for (Passage<?, ?> passage : passages) {
            trail.record(event(caller, passage, AuditEvent.Result.ALLOWED, reason));
        }
        return company.after(results);
    }

    /** Takes note of the thing that an earlier operation of the same button has made meanwhile under the permitted ARN. */
    private void meet(Caller caller, Passage<?, ?> passage, int operations) {
        ResolvedResource permitted = passage.permitted().resource();
        if (operations > 1 && permitted.uniqueId() == null) {
            ResolvedResource now = resolver.resolve(caller, passage.operation().resource());
            if (now.uniqueId() != null && now.arn().equals(permitted.arn())) {
                passage.permit(new Permit(caller, now));
            }
        }
    }

    private void lock(Caller caller, List<Passage<?, ?>> passages) {
        boolean account = false;
        SortedSet<String> users = new TreeSet<>(last.named(caller, operationsOf(passages)));
        for (Passage<?, ?> passage : passages) {
            Outdates outdates = passage.operation().outdates();
            account |= outdates.account();
            for (ResourceReference user : outdates.users()) {
                String userId = resolver.resolve(caller, user).uniqueId();
                if (userId != null) {
                    users.add(userId);
                }
            }
        }
        versions.lock(caller.principal(), account, users);
    }

    private void decideAll(Caller caller, List<Passage<?, ?>> passages) {
        decideAll(caller, standings.of(caller.principal()), passages);
    }

    private void decideAll(Caller caller, Standing standing, List<Passage<?, ?>> passages) {
        Judge judge = new Judge(caller, standing, Upcoming.of(resolver, operationsOf(passages)), clock.instant());
        for (Passage<?, ?> passage : passages) {
            Permission permission = judge.decide(passage.operation());
            if (!permission.isAllowed()) {
                throw new OperationRefused(permission);
            }
            passage.permit(new Permit(caller, permission.resource()));
        }
    }

    private static List<Operation<?>> operationsOf(List<Passage<?, ?>> passages) {
        return passages.stream().<Operation<?>>map(Passage::operation).toList();
    }

    private Judge judgeOf(Caller caller) {
        Standing standing = standings.of(caller.principal(), versions.of(caller.principal()));
        return new Judge(caller, standing, resolver, clock.instant());
    }

    private static AuditEvent event(Caller caller, Passage<?, ?> passage, AuditEvent.Result result, String reason) {
        return AuditEvent.of(caller, passage.operation().action(), passage.resourceArn(), result, reason);
    }

    /** One look of a page. */
    private final class Look implements OperationView {

        private final Caller caller;
        private final Judge judge;

        Look(Caller caller, Judge judge) {
            this.caller = caller;
            this.judge = judge;
        }

        @Override
        public Caller caller() {
            return caller;
        }

        @Override
        public Permission preview(Operation<?> operation) {
            return judge.decide(operation);
        }

        @Override
        public <R> Answer<R> ask(Operation<R> operation) {
            if (operation.changes()) {
                throw new IllegalArgumentException("a page cannot ask for a change: " + operation.action());
            }
            Permission permission = judge.decide(operation);
            if (!permission.isAllowed()) {
                return new Answer.Refused<>(permission);
            }
            Passage<?, R> passage = handlers.passageOf(operation);
            passage.permit(new Permit(caller, permission.resource()));
            return new Answer.Granted<>(passage.perform());
        }
    }
}
