package dev.latchkey.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KeysTest {
    private static final Purpose SEEDS = Purpose.of("totp-seed");
    private static final Purpose FORMS = Purpose.of("form");
    private static final SecretText SECRET = SecretText.of("open sesame");

    private final RandomSource random = new RandomSource();
    private final Keys keys = new Keys();

    @BeforeEach
    void unlock() {
        keys.unlock(SecretBytes.of(random.bytes(Keys.KEY_BYTES)));
    }

    @Nested
    class A_sealed_value {
        private final String context = "device 7";

        @Test
        void opens_with_its_purpose_and_context() {
            byte[] sealed = keys.aead(SEEDS).seal(SECRET, context);

            assertThat(keys.aead(SEEDS).openText(sealed, context)).isEqualTo(SECRET);
        }

        @Test
        void never_looks_the_same_twice() {
            assertThat(keys.aead(SEEDS).seal(SECRET, context))
                    .isNotEqualTo(keys.aead(SEEDS).seal(SECRET, context));
        }

        @Test
        void stays_closed_in_another_row_or_for_another_purpose() {
            byte[] sealed = keys.aead(SEEDS).seal(SECRET, context);

            assertThatThrownBy(() -> keys.aead(SEEDS).open(sealed, "device 8")).isInstanceOf(SealBrokenException.class);
            assertThatThrownBy(() -> keys.aead(FORMS).open(sealed, context)).isInstanceOf(SealBrokenException.class);
        }

        @Test
        void stays_closed_after_any_change_of_one_bit() {
            byte[] sealed = keys.aead(SEEDS).seal(SECRET, context);

            for (int bit = 0; bit < sealed.length * 8; bit++) {
                byte[] changed = sealed.clone();
                changed[bit / 8] ^= (byte) (1 << (bit % 8));
                assertThatThrownBy(() -> keys.aead(SEEDS).open(changed, context))
                        .isInstanceOf(SealBrokenException.class);
            }
        }

        @Test
        void stays_closed_under_another_key() {
            byte[] sealed = keys.aead(SEEDS).seal(SECRET, context);
            Keys others = new Keys();
            others.unlock(SecretBytes.of(random.bytes(Keys.KEY_BYTES)));

            assertThatThrownBy(() -> others.aead(SEEDS).open(sealed, context)).isInstanceOf(SealBrokenException.class);
            assertThatThrownBy(() -> keys.aead(SEEDS).open(new byte[0], context))
                    .isInstanceOf(SealBrokenException.class);
        }
    }

    @Nested
    class A_data_key {
        private final KeyWrap wrap = new KeyWrap(random.bytes(Keys.KEY_BYTES));
        private final WrappedKey wrapped = wrap.newKey(SEEDS);

        @Test
        void is_wrapped_for_its_purpose_and_id_alone() {
            WrappedKey renamed = new WrappedKey(random.bytes(DataKey.ID_BYTES), wrapped.wrapped());

            assertThat(wrap.open(SEEDS, wrapped).id()).isEqualTo(wrapped.id());
            assertThatThrownBy(() -> wrap.open(FORMS, wrapped)).isInstanceOf(SealBrokenException.class);
            assertThatThrownBy(() -> wrap.open(SEEDS, renamed)).isInstanceOf(SealBrokenException.class);
            assertThatThrownBy(() -> new KeyWrap(random.bytes(Keys.KEY_BYTES)).open(SEEDS, wrapped))
                    .isInstanceOf(SealBrokenException.class);
        }

        @Test
        void is_another_one_for_each_purpose_and_the_same_for_all_who_share_the_store() {
            DataKeys store = new ForgottenDataKeys();
            SecretBytes keyEncryptionKey = SecretBytes.of(random.bytes(Keys.KEY_BYTES));
            Keys here = new Keys(store);
            Keys there = new Keys(store);
            here.unlock(keyEncryptionKey);
            there.unlock(keyEncryptionKey);

            byte[] sealed = here.aead(SEEDS).seal(SECRET, "row 1");

            assertThat(there.aead(SEEDS).openText(sealed, "row 1")).isEqualTo(SECRET);
            assertThat(store.of(SEEDS)).hasSize(1);
        }
    }

    @Nested
    class A_code {
        @Test
        void is_verified_for_its_purpose_only() {
            byte[] message = {1, 2, 3};
            byte[] tag = keys.mac(SEEDS).tag(message);

            assertThat(keys.mac(SEEDS).verify(message, tag)).isTrue();
            assertThat(keys.mac(FORMS).verify(message, tag)).isFalse();
            assertThat(keys.mac(SEEDS).verify(new byte[] {1, 2, 4}, tag)).isFalse();
        }
    }

    @Test
    void nothing_is_derived_before_a_key_is_there() {
        assertThatThrownBy(() -> new Keys().mac(SEEDS)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Keys().unlock(SecretBytes.of(new byte[16])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_check_value_tells_keys_apart() {
        SecretBytes one = SecretBytes.of(random.bytes(Keys.KEY_BYTES));
        SecretBytes other = SecretBytes.of(random.bytes(Keys.KEY_BYTES));

        assertThat(Keys.checkValue(one)).isEqualTo(Keys.checkValue(one)).isNotEqualTo(Keys.checkValue(other));
    }

    @Test
    void no_secret_prints_itself() {
        assertThat(SECRET.toString() + SECRET.bytes() + keys.mac(SEEDS) + keys.aead(SEEDS) + keys)
                .doesNotContain(SECRET.reveal());
    }

    @Test
    void secrets_are_equal_by_content_and_copied_in_and_out() {
        byte[] given = {1, 2, 3};
        SecretBytes secret = SecretBytes.of(given);
        given[0] = 9;
        secret.reveal()[1] = 9;

        assertThat(secret).isEqualTo(SecretBytes.of(new byte[] {1, 2, 3})).isNotEqualTo(SecretBytes.of(given));
        assertThat(SecretText.of("a")).isEqualTo(SecretText.of("a")).isNotEqualTo(SecretText.of("b"));
    }
}
