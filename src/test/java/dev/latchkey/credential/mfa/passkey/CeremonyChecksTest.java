package dev.latchkey.credential.mfa.passkey;

import static dev.latchkey.support.SoftwareAuthenticator.BACKED_UP;
import static dev.latchkey.support.SoftwareAuthenticator.BACKUP_ELIGIBLE;
import static dev.latchkey.support.SoftwareAuthenticator.USER_PRESENT;
import static dev.latchkey.support.SoftwareAuthenticator.USER_VERIFIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import dev.latchkey.credential.mfa.passkey.CeremonyRefused.Reason;
import dev.latchkey.operation.Principal;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.SoftwareAuthenticator;
import dev.latchkey.support.SoftwareAuthenticator.Algorithm;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked of authenticators (WebAuthn §7.1 and §7.2), with one thing wrong at a time. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CeremonyChecksTest {
    private static final RandomSource RANDOM = new RandomSource();
    private static final int GOOD = USER_PRESENT | USER_VERIFIED;

    private final PasskeySite site = new PasskeySite("http://localhost:8080");
    private final PasskeyOptions options = new PasskeyOptions(site);
    private final byte[] challenge = RANDOM.bytes(32);
    private final byte[] handle = RANDOM.bytes(64);

    private NewPasskey register(SoftwareAuthenticator authenticator) {
        return register(authenticator, challenge);
    }

    private NewPasskey register(SoftwareAuthenticator authenticator, byte[] answered) {
        PublicKeyCredentialCreationOptions request =
                options.creation(new ByteArray(challenge), new ByteArray(handle), "mia", List.of());
        return RegistrationCheck.of(SecretText.of(authenticator.register(answered, handle)))
                .against(site, request);
    }

    private AssertionCheck.Use prove(SoftwareAuthenticator authenticator, StoredPasskey passkey) {
        PublicKeyCredentialRequestOptions request = options.request(new ByteArray(challenge), List.of());
        return AssertionCheck.of(SecretText.of(authenticator.prove(challenge))).against(site, request, passkey);
    }

    private StoredPasskey stored(NewPasskey made, long count) {
        return new StoredPasskey(
                "device",
                "arn:aws:iam::123456789012:u2f/user/mia/key-A",
                "key",
                new Principal.User("123456789012", "AIDA", "/", "mia", Map.of()),
                new ByteArray(handle),
                made.credentialId(),
                made.publicKey(),
                count,
                made.backupEligible(),
                made.backedUp(),
                made.transports());
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable ceremony) {
        assertThatExceptionOfType(CeremonyRefused.class)
                .isThrownBy(ceremony)
                .extracting(CeremonyRefused::reason)
                .isEqualTo(reason);
    }

    /** What is wrong with registrations and assertions alike. */
    static Stream<Arguments> mutations() {
        return Stream.of(
                mutation(Reason.TYPE, authenticator -> authenticator.calling("webauthn.other")),
                mutation(Reason.ORIGIN, authenticator -> authenticator.at("http://localhost:8081")),
                mutation(Reason.ORIGIN, authenticator -> authenticator.at("https://localhost:8080")),
                mutation(Reason.ORIGIN, authenticator -> authenticator.at("http://sub.localhost:8080")),
                mutation(Reason.CROSS_ORIGIN, authenticator -> authenticator.alsoTelling("crossOrigin", "true")),
                mutation(
                        Reason.CROSS_ORIGIN,
                        authenticator -> authenticator.alsoTelling("topOrigin", "\"https://evil.example\"")),
                mutation(Reason.RP_ID, authenticator -> authenticator.forSite("evil.example")),
                mutation(Reason.USER_PRESENCE, authenticator -> authenticator.saying(USER_VERIFIED)),
                mutation(Reason.USER_VERIFICATION, authenticator -> authenticator.saying(USER_PRESENT)),
                mutation(Reason.BACKUP_STATE, authenticator -> authenticator.saying(GOOD | BACKED_UP)));
    }

    private static Arguments mutation(Reason reason, UnaryOperator<SoftwareAuthenticator> change) {
        return Arguments.of(reason, change);
    }

    @Nested
    class Registering_a_new_credential {
        @ParameterizedTest
        @EnumSource(names = {"ES256", "EDDSA", "RS256"})
        void works_with_the_algorithms_that_are_asked_for(Algorithm algorithm) {
            SoftwareAuthenticator authenticator = SoftwareAuthenticator.with(algorithm);

            NewPasskey made = register(authenticator.saying(GOOD | BACKUP_ELIGIBLE | BACKED_UP));

            assertThat(made.credentialId().getBytes()).isEqualTo(authenticator.credentialId());
            assertThat(made.backupEligible()).isTrue();
            assertThat(made.backedUp()).isTrue();
            assertThat(made.transports()).isEqualTo("hybrid internal");
        }

        @Test
        void and_with_no_other() {
            assertRefused(Reason.ALGORITHM, () -> register(SoftwareAuthenticator.with(Algorithm.ES512)));
        }

        @ParameterizedTest
        @MethodSource("dev.latchkey.credential.mfa.passkey.CeremonyChecksTest#mutations")
        void is_refused_for_one_thing_wrong(Reason reason, UnaryOperator<SoftwareAuthenticator> mutation) {
            SoftwareAuthenticator authenticator = SoftwareAuthenticator.with(Algorithm.ES256);

            assertRefused(reason, () -> register(mutation.apply(authenticator)));
        }

        @Test
        void takes_no_id_of_more_than_1023_bytes() {
            SoftwareAuthenticator authenticator = SoftwareAuthenticator.with(Algorithm.ES256);

            assertThat(register(authenticator.withCredentialId(RANDOM.bytes(1023)))
                            .credentialId()
                            .size())
                    .isEqualTo(1023);
            assertRefused(
                    Reason.CREDENTIAL_ID_LENGTH, () -> register(authenticator.withCredentialId(RANDOM.bytes(1024))));
        }

        @Test
        void answers_the_challenge_that_was_given() {
            assertRefused(
                    Reason.NOT_ACCEPTED, () -> register(SoftwareAuthenticator.with(Algorithm.ES256), RANDOM.bytes(32)));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "{}", "[]", "null", "{\"id\":\"AA\"}", "not JSON"})
        void takes_nothing_that_it_cannot_read(String answer) {
            assertRefused(Reason.UNREADABLE, () -> RegistrationCheck.of(SecretText.of(answer)));
            assertRefused(Reason.UNREADABLE, () -> AssertionCheck.of(SecretText.of(answer)));
        }

        @Test
        void takes_nothing_that_is_too_long() {
            assertRefused(Reason.UNREADABLE, () -> RegistrationCheck.of(SecretText.of(" ".repeat(70_000))));
        }
    }

    @Nested
    class Verifying_an_assertion {
        private final SoftwareAuthenticator authenticator = SoftwareAuthenticator.with(Algorithm.ES256);
        private final StoredPasskey passkey = stored(register(authenticator), 0);

        @ParameterizedTest
        @EnumSource(names = {"ES256", "EDDSA", "RS256"})
        void works_for_each_kind_of_key(Algorithm algorithm) {
            SoftwareAuthenticator other = SoftwareAuthenticator.with(algorithm);

            assertThat(prove(other.counting(7), stored(register(other), 6)).signatureCount())
                    .isEqualTo(7);
        }

        @ParameterizedTest
        @MethodSource("dev.latchkey.credential.mfa.passkey.CeremonyChecksTest#mutations")
        void is_refused_for_one_thing_wrong(Reason reason, UnaryOperator<SoftwareAuthenticator> mutation) {
            assertRefused(reason, () -> prove(mutation.apply(authenticator), passkey));
        }

        @Test
        void is_refused_when_what_can_be_backed_up_has_changed() {
            assertRefused(
                    Reason.BACKUP_ELIGIBILITY, () -> prove(authenticator.saying(GOOD | BACKUP_ELIGIBLE), passkey));
        }

        @Test
        void is_refused_when_it_names_another_owner() {
            assertRefused(Reason.USER_HANDLE, () -> prove(authenticator.namingOwner(RANDOM.bytes(64)), passkey));
            assertRefused(Reason.USER_HANDLE, () -> prove(authenticator.namingNoOwner(), passkey));
        }

        @Test
        void is_refused_with_a_wrong_signature() {
            assertRefused(Reason.SIGNATURE, () -> prove(authenticator.signingWrong(), passkey));
        }

        @Test
        void is_refused_with_the_signature_of_another_key() {
            SoftwareAuthenticator other =
                    SoftwareAuthenticator.with(Algorithm.ES256).withCredentialId(authenticator.credentialId());

            assertRefused(Reason.SIGNATURE, () -> prove(other.namingOwner(handle), passkey));
        }

        @Test
        void is_refused_when_the_counter_does_not_grow() {
            StoredPasskey used = stored(register(authenticator), 5);

            assertThat(prove(authenticator.counting(6), used).signatureCount()).isEqualTo(6);
            assertRefused(Reason.COUNTER, () -> prove(authenticator.counting(5), used));
            assertRefused(Reason.COUNTER, () -> prove(authenticator.counting(0), used));
        }

        @Test
        void takes_a_counter_that_always_says_zero() {
            assertThat(prove(authenticator.counting(0), passkey).signatureCount())
                    .isZero();
        }
    }

    @Nested
    class The_site {
        @Test
        void follows_from_the_configured_address() {
            assertThat(new PasskeySite("https://keys.example.org").origin()).isEqualTo("https://keys.example.org");
            assertThat(new PasskeySite("https://Keys.example.org:443/").origin())
                    .isEqualTo("https://keys.example.org");
            assertThat(new PasskeySite("https://keys.example.org:8443").origin())
                    .isEqualTo("https://keys.example.org:8443");
            assertThat(new PasskeySite("https://keys.example.org:8443").id()).isEqualTo("keys.example.org");
        }

        @Test
        void needs_a_name_and_a_safe_connection() {
            assertThat(new PasskeySite("http://localhost:8080").isPossible()).isTrue();
            assertThat(new PasskeySite("https://keys.example.org").isPossible()).isTrue();
            assertThat(new PasskeySite("http://127.0.0.1:8080").isPossible()).isFalse();
            assertThat(new PasskeySite("https://[::1]:8443").isPossible()).isFalse();
            assertThat(new PasskeySite("http://keys.example.org").isPossible()).isFalse();
        }
    }
}
