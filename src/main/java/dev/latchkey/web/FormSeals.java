package dev.latchkey.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SealBrokenException;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Layout.FormMarks;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes and checks the two hidden inputs of every form, without storing anything.
 *
 * <p>The token names the session and the person that the form was drawn for, sealed, and so never twice the same text:
 * what compresses together with it tells nothing. The nonce is random and tied to session and form by a MAC.
 */
@Singleton
class FormSeals {

    private static final Purpose TOKEN = Purpose.of("form-token");
    private static final Purpose ONCE = Purpose.of("form-nonce");
    private static final int NONCE_BYTES = 16;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Keys keys;
    private final RandomSource random;

    FormSeals(Keys keys, RandomSource random) {
        this.keys = keys;
        this.random = random;
    }

    /** Whose form it is: the binding of its session, and the user; no user for people who were not signed in. */
    record Owner(String binding, String userId) {

        boolean isSomebody() {
            return !userId.isEmpty();
        }

        byte[] bindingBytes() {
            return Base64.getUrlDecoder().decode(binding);
        }

        /** Whether the form was drawn for this very visit. */
        boolean isOf(Visit visit) {
            return ConstantTime.equal(binding, text(visit.formBinding()));
        }
    }

    /** The marks for forms of one page; nothing is computed before a form asks. */
    FormMarks marks(Visit visit) {
        return new Marks(
                () -> text(visit.formBinding()),
                () -> visit.visitor().map(visitor -> visitor.user().userId()).orElse(""));
    }

    /** Whose form the token is of; empty for what is no token of ours. */
    Optional<Owner> open(String token) {
        try {
            String plain = keys.aead(TOKEN)
                    .openText(Base64.getUrlDecoder().decode(token), "form")
                    .reveal();
            List<String> parts = Lengths.split(plain);
            return parts.size() == 2 ? Optional.of(new Owner(parts.get(0), parts.get(1))) : Optional.empty();
        } catch (IllegalArgumentException | SealBrokenException e) {
            return Optional.empty();
        }
    }

    /** Whether the nonce was made for that form in the session of that binding. */
    boolean isNonce(String nonce, String formName, String binding) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(nonce);
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (bytes.length != 2 * NONCE_BYTES) {
            return false;
        }
        byte[] chosen = Arrays.copyOf(bytes, NONCE_BYTES);
        return ConstantTime.equal(
                tag(chosen, formName, binding), Arrays.copyOfRange(bytes, NONCE_BYTES, 2 * NONCE_BYTES));
    }

    private String token(String binding, String userId) {
        return TEXT.encodeToString(keys.aead(TOKEN).seal(SecretText.of(Lengths.join(binding, userId)), "form"));
    }

    private String nonce(String formName, String binding) {
        byte[] chosen = random.bytes(NONCE_BYTES);
        byte[] whole = Arrays.copyOf(chosen, 2 * NONCE_BYTES);
        System.arraycopy(tag(chosen, formName, binding), 0, whole, NONCE_BYTES, NONCE_BYTES);
        return TEXT.encodeToString(whole);
    }

    private byte[] tag(byte[] chosen, String formName, String binding) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(chosen);
        message.writeBytes(Lengths.join(formName, binding).getBytes(UTF_8));
        return Arrays.copyOf(keys.mac(ONCE).tag(message.toByteArray()), NONCE_BYTES);
    }

    private static String text(byte[] binding) {
        return TEXT.encodeToString(binding);
    }

    /** Computes the binding and the token once for all forms of a page. */
    private final class Marks implements FormMarks {

        private final Supplier<String> binding;
        private final Supplier<String> userId;
        private String found = "";
        private String token = "";

        Marks(Supplier<String> binding, Supplier<String> userId) {
            this.binding = binding;
            this.userId = userId;
        }

        @Override
        public String csrf() {
            if (token.isEmpty()) {
                token = FormSeals.this.token(bound(), userId.get());
            }
            return token;
        }

        @Override
        public String nonce(String formName) {
            return FormSeals.this.nonce(formName, bound());
        }

        private String bound() {
            if (found.isEmpty()) {
                found = binding.get();
            }
            return found;
        }
    }
}
