package dev.latchkey.operation;

import dev.latchkey.platform.Transactions;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how principals stand, and remembers it for who brings the versions that it was found at.
 *
 * <p>Every change that can alter a decision raises one of the two versions, on whatever node it happens. So nothing is
 * ever invalidated, and nothing that is out of date is ever used.
 */
@Singleton
class Standings {

    private static final int MOST = 10_000;

    private final PolicySource policies;
    private final OwnDevices devices;
    private final Transactions transactions;
    private final Map<String, Known> known = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST;
        }
    };

    Standings(PolicySource policies, Instance<OwnDevices> devices, Transactions transactions) {
        this.policies = policies;
        this.devices = devices.isResolvable() ? devices.get() : nobody -> false;
        this.transactions = transactions;
    }

    /** How the principal stands in the current transaction. */
    Standing of(Principal principal) {
        transactions.expectMore();
        return new Standing(policies.policiesOf(principal), () -> devices.hasDevice(principal));
    }

    /**
     * How the principal stands at these versions.
     *
     * @param versions read in the current transaction; null where they were not
     */
    Standing of(Principal principal, @Nullable SeenVersions versions) {
        if (versions == null) {
            return of(principal);
        }
        Known before;
        synchronized (known) {
            before = known.get(principal.uniqueId());
        }
        if (before != null && before.versions().equals(versions) && before.arn().equals(principal.arn())) {
            return before.standing();
        }
        transactions.expectMore();
        Standing found = new Standing(policies.policiesOf(principal), new Once(() -> devices.hasDevice(principal)));
        synchronized (known) {
            known.put(principal.uniqueId(), new Known(versions, principal.arn(), found));
        }
        return found;
    }

    /** What was found, and at which versions. */
    private record Known(SeenVersions versions, String arn, Standing standing) {}

    /** Asks when it is asked for the first time, and remembers the answer. */
    private static final class Once implements BooleanSupplier {

        private final BooleanSupplier question;
        private volatile @Nullable Boolean answer;

        Once(BooleanSupplier question) {
            this.question = question;
        }

        @Override
        public boolean getAsBoolean() {
            Boolean known = answer;
            if (known == null) {
                known = question.getAsBoolean();
                answer = known;
            }
            return known;
        }
    }
}
