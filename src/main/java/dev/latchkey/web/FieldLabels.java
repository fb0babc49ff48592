package dev.latchkey.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;

/** How fields are called on the forms that have them, for a page that knows no more of a form than what was sent. */
final class FieldLabels {

    private static final Properties LABELS = read();

    private FieldLabels() {}

    /** The label of a field by its name; the name as words, where no form tells another: {@code minimum-length}. */
    static String of(String name) {
        String known = LABELS.getProperty(name);
        if (known != null) {
            return known;
        }
        String words = name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
                .replace('-', ' ')
                .strip()
                .toLowerCase(Locale.ROOT);
        return words.isEmpty() ? name : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static Properties read() {
        Properties labels = new Properties();
        try (InputStream file = FieldLabels.class.getResourceAsStream("/messages/field-labels.properties");
                Reader text = new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
            labels.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }
}
