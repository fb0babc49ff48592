package dev.latchkey.operation;

import dev.latchkey.operation.Administration.Reach;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Notices, in the transaction of a change, that it takes the last administrator from an account. Asks only about operations
 * that put somebody at stake, and goes on asking only where one of those can administer.
 */
@Singleton
class LastAdministrators {

    private final Administration administration;
    private final ArnResolver resolver;

    LastAdministrators(Administration administration, ArnResolver resolver) {
        this.administration = administration;
        this.resolver = resolver;
    }

    /** The users whom the operations put at stake by name: their rows have to be locked from the start. */
    Set<String> named(Caller caller, List<? extends Operation<?>> operations) {
        Set<ResourceReference> references = new LinkedHashSet<>();
        operations.forEach(operation -> references.addAll(operation.atStake().users()));
        Set<String> users = new HashSet<>();
        for (ResourceReference reference : references) {
            String userId = resolver.resolve(caller, reference).uniqueId();
            if (userId != null) {
                users.add(userId);
            }
        }
        return users;
    }

    /** Whether anything about who can administer may change, so that it is to be asked one after the other. */
    static boolean isAsked(Caller caller, List<? extends Operation<?>> operations) {
        return !(caller.principal() instanceof Principal.Root)
                && operations.stream()
                        .map(Operation::atStake)
                        .anyMatch(stake -> stake.account() || !stake.users().isEmpty());
    }

    /** Before the change: how those who are at stake can administer. The host can always let somebody in again. */
    Reach before(Caller caller, List<? extends Operation<?>> operations) {
        if (caller.principal() instanceof Principal.Root) {
            return Reach.NONE;
        }
        if (operations.stream().anyMatch(operation -> operation.atStake().account())) {
            return best(caller);
        }
        Set<String> users = named(caller, operations);
        return users.isEmpty() ? Reach.NONE : administration.of(caller, users);
    }

    /** After it: whether nobody is left who can administer as those could before. */
    boolean isNobodyLeft(Caller caller, Reach before) {
        return before != Reach.NONE && !administration.isAnybody(caller, before);
    }

    private Reach best(Caller caller) {
        if (administration.isAnybody(caller, Reach.ON_PAGES)) {
            return Reach.ON_PAGES;
        }
        return administration.isAnybody(caller, Reach.BY_KEY) ? Reach.BY_KEY : Reach.NONE;
    }
}
