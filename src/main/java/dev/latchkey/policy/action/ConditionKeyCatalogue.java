package dev.latchkey.policy.action;

import dev.latchkey.policy.document.AsciiCase;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All known condition keys, found by name in any letter case; a tag key is found by what stands before its slash. */
public final class ConditionKeyCatalogue {

    private static final ConditionKeyCatalogue INSTANCE = new ConditionKeyCatalogue();

    private final Map<String, KnownKey> byName = new LinkedHashMap<>();

    private ConditionKeyCatalogue() {
        for (String[] columns : DataFile.rows("condition-keys.txt")) {
            byName.put(
                    AsciiCase.fold(columns[0]),
                    new KnownKey(
                            columns[0],
                            KnownKey.Type.valueOf(columns[1].toUpperCase(Locale.ROOT)),
                            columns.length > 2));
        }
    }

    public static ConditionKeyCatalogue get() {
        return INSTANCE;
    }

    public Optional<KnownKey> find(String key) {
        String name = AsciiCase.fold(key);
        KnownKey exact = byName.get(name);
        int slash = name.indexOf('/');
        if (exact != null && slash < 0) {
            return Optional.of(exact);
        }
        return slash < 0 || slash == name.length() - 1
                ? Optional.empty()
                : Optional.ofNullable(byName.get(name.substring(0, slash + 1)));
    }

    /** The known key whose name is nearest to a mistyped one. */
    public Optional<String> nearest(String key) {
        return NearestName.to(key, byName.values().stream().map(KnownKey::name).toList());
    }
}
