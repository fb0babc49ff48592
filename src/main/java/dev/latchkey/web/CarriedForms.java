package dev.latchkey.web;

import dev.latchkey.secret.Aead;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.SealBrokenException;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals a carried form for its way through the browser, and opens it on the other side. */
@Singleton
public class CarriedForms {

    private static final Purpose PURPOSE = Purpose.of("carried-form");
    private static final String CONTEXT = "sign-in";

    private final Keys keys;

    CarriedForms(Keys keys) {
        this.keys = keys;
    }

    /** The form as text that only this portal can read. */
    public String seal(CarriedForm form) {
        StringBuilder plain = new StringBuilder();
        append(plain, form.userId());
        append(plain, form.target().text());
        form.typed().fields().forEach((name, value) -> {
            append(plain, name);
            append(plain, value);
        });
        byte[] sealed = aead().seal(SecretText.of(plain.toString()), CONTEXT);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** What was sealed; empty for anything else, and for a form of another user. */
    public Optional<CarriedForm> open(@Nullable String sealed, String userId) {
        if (sealed == null || sealed.isEmpty()) {
            return Optional.empty();
        }
        try {
            String plain = aead().openText(Base64.getUrlDecoder().decode(sealed), CONTEXT)
                    .reveal();
            return Optional.of(parse(Lengths.split(plain)))
                    .filter(form -> form.userId().equals(userId));
        } catch (IllegalArgumentException | SealBrokenException e) {
            return Optional.empty();
        }
    }

    private static CarriedForm parse(List<String> parts) {
        Iterator<String> part = parts.iterator();
        String userId = part.next();
        NextPath target = new NextPath(part.next());
        Map<String, String> fields = new LinkedHashMap<>();
        while (part.hasNext()) {
            fields.put(part.next(), part.next());
        }
        return new CarriedForm(userId, target, new Typed(fields));
    }

    private static void append(StringBuilder plain, String part) {
        Lengths.append(plain, part);
    }

    private Aead aead() {
        return keys.aead(PURPOSE);
    }
}
