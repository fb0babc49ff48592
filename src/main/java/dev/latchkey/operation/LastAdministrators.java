package dev.latchkey.operation;

import dev.latchkey.operation.Administration.Reach;
import dev.latchkey.operation.Administration.Search;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
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

    /** After it: nothing where somebody is left who can administer as those could before. */
    Optional<NobodyLeft> after(Caller caller, Reach before) {
        if (before == Reach.NONE) {
            return Optional.empty();
        }
        Search search = administration.search(caller, before);
        return search.best().compareTo(before) >= 0
                ? Optional.empty()
                : Optional.of(new NobodyLeft(search.everybody()));
    }

    /** Where not everybody could be looked at, there may be somebody. */
    private Reach best(Caller caller) {
        Search search = administration.search(caller, Reach.ON_PAGES);
        return search.everybody() ? search.best() : Reach.ON_PAGES;
    }
}
