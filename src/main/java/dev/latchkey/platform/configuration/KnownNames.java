package dev.latchkey.platform.configuration;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The names of all settings, so that a misspelt one is refused instead of being ignored. */
final class KnownNames {
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Pattern INDEX = Pattern.compile("\\[\\d+]$");
    private static final Pattern INDEX_IN_ENVIRONMENT = Pattern.compile("_\\d+_$");

    /**
     * Environment variables of this prefix that are no settings: the browser that the tests use, and those that
     * container platforms add for a service of the same name.
     */
    private static final Pattern NO_SETTING =
            Pattern.compile("LATCHKEY_(CHROMIUM|SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_.*)?)");

    private final List<Setting> settings;
    private final Set<String> names;
    private final Set<String> environmentVariables;

    KnownNames(List<Setting> settings) {
        this.settings = settings;
        this.names = settings.stream().map(Setting::name).collect(Collectors.toSet());
        this.environmentVariables =
                settings.stream().map(Setting::environmentVariable).collect(Collectors.toSet());
    }

    /** Refuses a name that begins like one of ours and is none; any other name is no business of ours. */
    void require(String given) {
        String name = PROFILE.matcher(given).replaceFirst("");
        if (name.startsWith("latchkey.") && !isKnown(name)) {
            throw new SettingsProblem(
                    "unknown setting `" + given + "`; the nearest known name is `" + nearest(name) + "`");
        }
        if (name.startsWith("LATCHKEY_") && !isKnownInEnvironment(name)) {
            throw new SettingsProblem("unknown environment variable `" + given + "`; the nearest known name is `"
                    + nearestInEnvironment(name) + "`");
        }
    }

    /** The environment variable that stands for a property. */
    static String environmentVariable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private boolean isKnown(String name) {
        return names.contains(name)
                || settings.stream().filter(Setting::isList).anyMatch(list -> list.name()
                        .equals(INDEX.matcher(name).replaceFirst("")));
    }

    private boolean isKnownInEnvironment(String name) {
        return environmentVariables.contains(name)
                || NO_SETTING.matcher(name).matches()
                || settings.stream().filter(Setting::isList).anyMatch(list -> list.environmentVariable()
                        .equals(INDEX_IN_ENVIRONMENT.matcher(name).replaceFirst("")));
    }

    private String nearest(String name) {
        return names.stream()
                .min(Comparator.comparingInt((String known) -> distance(name, known))
                        .thenComparing(known -> known))
                .orElseThrow();
    }

    private String nearestInEnvironment(String name) {
        return environmentVariables.stream()
                .min(Comparator.comparingInt((String known) -> distance(name, known))
                        .thenComparing(known -> known))
                .orElseThrow();
    }

    /** Levenshtein's distance: how many letters have to be added, left out or changed. */
    private static int distance(String from, String to) {
        int[] previous = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int[] current = new int[to.length() + 1];
            current[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int change = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                current[j] = Math.min(previous[j - 1] + change, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[to.length()];
    }
}
