package dev.latchkey.policy.action;

import dev.latchkey.policy.document.AsciiCase;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All known actions, found by name in any letter case, and the prefixes of other services. */
public final class ActionCatalogue {

    private static final ActionCatalogue INSTANCE = new ActionCatalogue();

    private final Map<String, KnownAction> byName;
    private final Set<String> services;
    private final Set<String> catalogued;

    private ActionCatalogue() {
        Map<String, KnownAction> actions = new LinkedHashMap<>();
        for (String[] columns : DataFile.rows("actions.txt")) {
            KnownAction action = parse(columns);
            actions.put(AsciiCase.fold(action.name()), action);
        }
        byName = Collections.unmodifiableMap(actions);
        catalogued = actions.values().stream().map(KnownAction::service).collect(Collectors.toUnmodifiableSet());
        services = DataFile.rows("services.txt").stream()
                .map(columns -> columns[0])
                .collect(Collectors.toUnmodifiableSet());
    }

    public static ActionCatalogue get() {
        return INSTANCE;
    }

    public Optional<KnownAction> find(String action) {
        return Optional.ofNullable(byName.get(AsciiCase.fold(action)));
    }

    /** All actions in the order of the data file. */
    public Collection<KnownAction> all() {
        return byName.values();
    }

    /** Whether there is such a service, here or elsewhere. */
    public boolean isService(String prefix) {
        return services.contains(AsciiCase.fold(prefix));
    }

    /** Whether all actions of the service are listed here. */
    public boolean isCatalogued(String prefix) {
        return catalogued.contains(AsciiCase.fold(prefix));
    }

    /** The known action whose name is nearest to a mistyped one. */
    public Optional<String> nearest(String action) {
        return NearestName.to(
                action, byName.values().stream().map(KnownAction::name).toList());
    }

    private static KnownAction parse(String[] columns) {
        KnownAction.Printed printed =
                KnownAction.Printed.valueOf(columns[2].replace('-', '_').toUpperCase(Locale.ROOT));
        List<String> keys = columns.length > 3 ? List.of(columns[3].split(" ", -1)) : List.of();
        return new KnownAction(columns[0], columns[1], printed, keys);
    }
}
