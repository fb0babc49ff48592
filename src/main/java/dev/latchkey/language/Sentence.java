package dev.latchkey.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An English sentence with places for what varies, {@code The user with name {0} cannot be found.}, and what another
 * language says for it. The places of the translation take over what stands there as it is, {@code {0}}, in the other
 * language, {@code {0:t}}, as a list of such texts with semicolons between them, {@code {0:l}}, or as a number written the
 * way of the other language, {@code {0:n}}.
 */
final class Sentence {

    private static final Pattern PLACE = Pattern.compile("\\{([0-9])(?::([tln]))?\\}");

    /** A text that is longer is no sentence of ours; what is tried grows with the third power of this. */
    private static final int LONGEST = 1_000;

    private final String start;
    private final Pattern pattern;
    private final String translation;
    private final List<Integer> order = new ArrayList<>();
    private final int said;

    Sentence(String english, String translation) {
        this.translation = translation;
        StringBuilder regex = new StringBuilder();
        Matcher places = PLACE.matcher(english);
        int end = 0;
        int letters = 0;
        while (places.find()) {
            regex.append(Pattern.quote(english.substring(end, places.start()))).append("(.*?)");
            letters += places.start() - end;
            order.add(Integer.valueOf(places.group(1)));
            end = places.end();
        }
        regex.append(Pattern.quote(english.substring(end)));
        this.said = letters + english.length() - end;
        this.start = english.substring(0, english.indexOf('{'));
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    static boolean hasPlaces(String text) {
        return PLACE.matcher(text).find();
    }

    /** How much of it is fixed: of two sentences that fit, the more specific one is meant. */
    int said() {
        return said;
    }

    /** The translation, if that text is an instance of the sentence. */
    Optional<String> translate(String text, Catalogue catalogue) {
        if (text.length() > LONGEST || !text.startsWith(start)) {
            return Optional.empty();
        }
        Matcher instance = pattern.matcher(text);
        if (!instance.matches()) {
            return Optional.empty();
        }
        return Optional.of(PLACE.matcher(translation).replaceAll(place -> {
            String value = instance.group(order.indexOf(Integer.valueOf(place.group(1))) + 1);
            return Matcher.quoteReplacement(written(value, place.group(2), catalogue));
        }));
    }

    private static String written(String value, String how, Catalogue catalogue) {
        return switch (how == null ? "" : how) {
            case "t" -> catalogue.of(value).orElse(value);
            case "l" ->
                Stream.of(value.split("; ", -1))
                        .map(text -> catalogue.of(text).orElse(text))
                        .collect(Collectors.joining("; "));
            case "n" -> value.replace(',', '.');
            default -> value;
        };
    }
}
