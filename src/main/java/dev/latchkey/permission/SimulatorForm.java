package dev.latchkey.permission;

import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Typed;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the fields of the simulator.
 *
 * @param session the word for how the user signed in
 * @param draftOf the name of the policy that the draft is to replace
 * @param isSent whether somebody pressed the button: a link may fill in a part only
 */
record SimulatorForm(
        String principal,
        String actions,
        String resource,
        String session,
        String age,
        String address,
        String time,
        String draft,
        String draftOf,
        boolean isSent) {

    private static final int MOST_ACTIONS = 50;
    private static final int LONGEST = 2048;
    private static final long OLDEST = 365L * 24 * 3600;

    static SimulatorForm sent(Typed typed) {
        return new SimulatorForm(
                userName(typed.get("principal").strip()),
                typed.get("actions").strip(),
                typed.get("resource").strip(),
                typed.or("session", "no-mfa"),
                typed.get("age").strip(),
                typed.get("address").strip(),
                typed.get("time").strip(),
                typed.or("draft", typed.get("policyDocument")).replace("\r\n", "\n"),
                typed.or("draftOf", typed.get("replaces")),
                typed.names().contains("sent"));
    }

    /** The user's name, also where the ARN was given. */
    private static String userName(String principal) {
        return principal.startsWith("arn:") ? principal.substring(principal.lastIndexOf('/') + 1) : principal;
    }

    /** What stands in an address. */
    static SimulatorForm of(Map<String, @Nullable String> parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (value != null && value.indexOf('\0') < 0) {
                given.put(name, value);
            }
        });
        return sent(new Typed(given));
    }

    /** Whether anything is asked. */
    boolean isAsking() {
        return isSent || !principal.isEmpty() && !actions.isEmpty();
    }

    List<String> actionNames() {
        Set<String> names = new LinkedHashSet<>(List.of(actions.split("[\\s,]+", -1)));
        names.remove("");
        return List.copyOf(names);
    }

    FormErrors errors() {
        FormErrors errors = FormErrors.NONE;
        if (principal.isEmpty() || principal.length() > 128) {
            errors = errors.and("principal", "Type the name of a user.");
        }
        errors = actionErrors(errors);
        if (resource.length() > LONGEST) {
            errors = errors.and("resource", "Use 2048 characters at most.");
        }
        if (!age.isEmpty() && number(age).isEmpty()) {
            errors = errors.and("age", "Use a whole number of seconds.");
        }
        if (address.length() > 64) {
            errors = errors.and("address", "Use an IPv4 or IPv6 address.");
        }
        if (!time.isEmpty() && instant(time).isEmpty()) {
            errors = errors.and("time", "Use a date and time such as 2026-01-31T12:00.");
        }
        return errors;
    }

    /** The session, with what was left out filled in. */
    SimulatedSession simulated(String ownAddress, Instant now) {
        return new SimulatedSession(
                SimulatedSession.Kind.of(session),
                number(age).orElse(0L),
                address.isEmpty() ? ownAddress : address,
                instant(time).orElse(now));
    }

    private FormErrors actionErrors(FormErrors before) {
        List<String> names = actionNames();
        if (names.isEmpty()) {
            return before.and("actions", "Name at least one action, such as iam:ChangePassword.");
        }
        if (names.size() > MOST_ACTIONS) {
            return before.and("actions", "Name " + MOST_ACTIONS + " actions at most.");
        }
        FormErrors errors = before;
        ActionCatalogue catalogue = ActionCatalogue.get();
        for (String name : names) {
            int colon = name.indexOf(':');
            boolean isForeign = colon > 0 && !catalogue.isCatalogued(name.substring(0, colon));
            if (!isForeign && catalogue.find(name).isEmpty()) {
                Optional<String> nearest = name.length() > 128 ? Optional.empty() : catalogue.nearest(name);
                errors = errors.and(
                        "actions",
                        nearest.map(known -> "There is no action " + name + ". Did you mean " + known + "?")
                                .orElse("There is no action " + name + "."));
            }
        }
        return errors;
    }

    private static Optional<Long> number(String text) {
        boolean isNumber = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? Optional.of(Math.min(OLDEST, Long.parseLong(text))) : Optional.empty();
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            text.endsWith("Z")
                                    ? Instant.parse(text)
                                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
