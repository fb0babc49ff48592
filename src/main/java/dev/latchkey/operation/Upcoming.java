package dev.latchkey.operation;

import dev.latchkey.operation.ResourceReference.GroupNamed;
import dev.latchkey.operation.ResourceReference.NewGroup;
import dev.latchkey.operation.ResourceReference.NewUser;
import dev.latchkey.operation.ResourceReference.UserNamed;
import dev.latchkey.operation.ResourceReference.UserWithBoundary;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Resolves names for operations that belong together: what an earlier one of them is about to make has the ARN that it
 * will have, so that the later ones are decided about before it exists.
 */
final class Upcoming implements ArnResolver {

    private final ArnResolver stored;
    private final Map<String, ResourceReference> made = new HashMap<>();

    private Upcoming(ArnResolver stored) {
        this.stored = stored;
    }

    static ArnResolver of(ArnResolver stored, List<? extends Operation<?>> operations) {
        if (operations.size() < 2) {
            return stored;
        }
        Upcoming upcoming = new Upcoming(stored);
        for (Operation<?> operation : operations) {
            ResourceReference resource = operation.resource();
            if (resource instanceof NewUser user) {
                upcoming.made.put("user " + user.name().toLowerCase(Locale.ROOT), user);
            } else if (resource instanceof NewGroup group) {
                upcoming.made.put("group " + group.name().toLowerCase(Locale.ROOT), group);
            }
        }
        return upcoming.made.isEmpty() ? stored : upcoming;
    }

    @Override
    public ResolvedResource resolve(Caller caller, ResourceReference reference) {
        ResolvedResource found = stored.resolve(caller, reference);
        ResourceReference coming = found.uniqueId() == null ? made.get(key(reference)) : null;
        return coming == null ? found : stored.resolve(caller, coming);
    }

    private static String key(ResourceReference reference) {
        if (reference instanceof UserNamed user) {
            return "user " + user.name().toLowerCase(Locale.ROOT);
        }
        if (reference instanceof UserWithBoundary user) {
            return "user " + user.name().toLowerCase(Locale.ROOT);
        }
        return reference instanceof GroupNamed group ? "group " + group.name().toLowerCase(Locale.ROOT) : "";
    }
}
