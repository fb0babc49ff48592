package dev.latchkey.web;

import dev.latchkey.secret.PrivateKeyText;
import dev.latchkey.secret.SecretText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form as it came in: complete, readable, and within its limits. Resource methods take one as their parameter.
 *
 * <p>Two conventions hold for the names of fields. Those of passwords and codes begin with {@code secret-}, so that
 * nothing that repeats a form can repeat them; those that may come more than once end in {@code []}.
 */
public final class Form {

    /** What the names of fields begin with that are never shown again. */
    public static final String SECRET = "secret-";

    static final String CSRF = "csrf";
    static final String NONCE = "nonce";
    static final String MANY = "[]";

    private final Map<String, List<String>> fields;

    Form(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /** What was typed into a field; empty if nothing was, or if there is no such field. */
    public String text(String name) {
        if (name.startsWith(SECRET)) {
            throw new IllegalArgumentException("`" + name + "` is secret");
        }
        return first(name);
    }

    /** What was typed into the field {@code secret-} and this name: a password or a code. */
    public SecretText secret(String name) {
        return SecretText.of(first(SECRET + name));
    }

    /** Whether the form has the field at all; a box that is not ticked is not sent. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** Whether that box was ticked. */
    public boolean isTicked(String name) {
        return has(name);
    }

    /** All values of a field whose name ends in {@code []}. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /**
     * What may be shown again: everything but passwords, codes, the form's own marks, and a private key that somebody
     * pasted where it does not belong.
     */
    public Typed typed() {
        Map<String, String> typed = new LinkedHashMap<>();
        fields.forEach((name, values) -> {
            if (!PrivateKeyText.isIn(values.get(0))
                    && !name.startsWith(SECRET)
                    && !name.equals(CSRF)
                    && !name.equals(NONCE)
                    && !name.endsWith(MANY)) {
                typed.put(name, values.get(0));
            }
        });
        return new Typed(typed);
    }

    /** All fields that may be sent again, those that came more than once included, in the order in which they came. */
    List<Field> repeatable() {
        Typed typed = typed();
        List<Field> all = new ArrayList<>();
        fields.forEach((name, values) -> {
            if (name.endsWith(MANY)) {
                values.forEach(value -> all.add(new Field(name, value)));
            } else if (typed.names().contains(name)) {
                all.add(new Field(name, values.get(0)));
            }
        });
        return all;
    }

    /** One field as it was sent. */
    record Field(String name, String value) {}

    /** The names of the password and code fields, without their mark. */
    public List<String> secretNames() {
        return fields.keySet().stream()
                .filter(name -> name.startsWith(SECRET))
                .map(name -> name.substring(SECRET.length()))
                .toList();
    }

    private String first(String name) {
        return fields.getOrDefault(name, List.of("")).get(0);
    }

    @Override
    public String toString() {
        return "Form" + fields.keySet();
    }
}
