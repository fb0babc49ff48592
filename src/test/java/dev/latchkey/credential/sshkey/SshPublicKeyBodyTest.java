package dev.latchkey.credential.sshkey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.credential.sshkey.SshPublicKeyBody.Unusable;
import dev.latchkey.support.OwnBouncyCastle;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(OwnBouncyCastle.class)
class SshPublicKeyBodyTest {

    private static SshPublicKeyBody parse(String text) {
        try {
            return SshPublicKeyBody.parse(text);
        } catch (Unusable unusable) {
            throw new AssertionError(unusable);
        }
    }

    private static SshKeyProblem problemOf(String text) {
        Unusable unusable = catchThrowableOfType(Unusable.class, () -> SshPublicKeyBody.parse(text));
        assertThat(unusable).as("refusal of `%s`", text).isNotNull();
        return unusable.problem();
    }

    static Stream<String> fingerprints() {
        return SshKeyFile.text("fingerprints.txt").lines().filter(line -> !line.startsWith("rsa-1024"));
    }

    @ParameterizedTest
    @MethodSource("fingerprints")
    void bits_and_fingerprints_are_those_that_ssh_keygen_prints(String line) {
        String[] expected = line.split(" ", -1);

        SshPublicKeyBody key = parse(SshKeyFile.text(expected[0]));

        assertThat(key.bits()).isEqualTo(Integer.parseInt(expected[1]));
        assertThat(key.sha256()).isEqualTo(expected[2]);
        assertThat("MD5:" + key.md5()).isEqualTo(expected[3]);
        assertThat(key.md5()).hasSize(47);
    }

    @ParameterizedTest
    @MethodSource("fingerprints")
    void what_is_stored_is_the_same_key_again(String line) {
        SshPublicKeyBody key = parse(SshKeyFile.text(line.split(" ", -1)[0]));

        SshPublicKeyBody stored = SshPublicKeyBody.ofWire(key.wire(), key.comment());

        assertThat(stored.openSsh()).isEqualTo(key.openSsh());
        assertThat(stored.comment()).isEqualTo(key.comment());
        assertThat(parse(key.openSsh()).sha256()).isEqualTo(key.sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa-2048", "ecdsa-256", "ecdsa-384", "ecdsa-521", "ed25519"})
    void the_same_key_in_PEM_is_the_same_key(String name) {
        SshPublicKeyBody line = parse(SshKeyFile.text(name + ".pub"));
        SshPublicKeyBody pem = parse(SshKeyFile.text(name + ".pem"));

        assertThat(pem.wire()).isEqualTo(line.wire());
        assertThat(pem.comment()).isEmpty();
        assertThat(line.pem()).contains(SshKeyFile.text(name + ".pem").strip());
    }

    @Test
    void a_security_key_has_no_form_in_PEM() {
        assertThat(parse(SshKeyFile.text("sk-ed25519.pub")).pem()).isEmpty();
    }

    @Test
    void an_Ed25519_key_of_OpenSSL_is_taken() {
        assertThat(parse(SshKeyFile.text("other-ed25519.pem")).type()).isEqualTo("ssh-ed25519");
    }

    @Nested
    class Around_the_key {

        private final String line = SshKeyFile.text("rsa-2048.pub").strip();

        @ParameterizedTest
        @ValueSource(strings = {"%s\r\n", "  %s  \n\n", "\uFEFF%s", "\t%s\r\n\r\n", "%s"})
        void line_ends_spaces_and_a_byte_order_mark_do_not_matter(String wrapped) {
            assertThat(parse(wrapped.formatted(line)).sha256())
                    .isEqualTo(parse(line).sha256());
        }

        @Test
        void PEM_may_have_the_line_ends_of_Windows() {
            String pem = SshKeyFile.text("ecdsa-256.pem").replace("\n", "\r\n");

            assertThat(parse(pem).type()).isEqualTo("ecdsa-sha2-nistp256");
        }

        @Test
        void a_comment_may_be_anything() {
            assertThat(parse(SshKeyFile.text("ed25519.pub")).comment())
                    .isEqualTo("x\"><script>alert(1)</script> $(id) `id` %s {{7*7}} café");
        }

        @Test
        void a_comment_is_cut_where_it_becomes_too_long() {
            assertThat(parse(line + "x".repeat(9000)).comment()).hasSize(256);
        }

        @Test
        void a_key_needs_no_comment() {
            String[] words = line.split(" ", -1);

            assertThat(parse(words[0] + " " + words[1]).comment()).isEmpty();
        }
    }

    @Nested
    class What_is_refused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    """
                    -----BEGIN OPENSSH PRIVATE KEY-----
                    b3BlbnNzaC1rZXktdjEAAAAABG5vbmU
                    -----END OPENSSH PRIVATE KEY-----""",
                    "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED",
                    "-----BEGIN EC PRIVATE KEY-----\nMHc=",
                    "-----BEGIN ENCRYPTED PRIVATE KEY-----",
                    "---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----",
                    "PuTTY-User-Key-File-3: ssh-ed25519",
                    "b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW",
                    "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj",
                    "MC4CAQAwBQYDK2VwBCIEIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
                })
        void a_private_key_in_any_form(String text) {
            assertThat(problemOf(text)).isEqualTo(SshKeyProblem.PRIVATE_KEY);
            assertThat(problemOf(SshKeyFile.text("rsa-2048.pub") + text))
                    .isIn(SshKeyProblem.PRIVATE_KEY, SshKeyProblem.SEVERAL);
        }

        @Test
        void an_RSA_key_that_is_too_short() {
            assertThat(problemOf(SshKeyFile.text("rsa-1024.pub"))).isEqualTo(SshKeyProblem.WRONG_SIZE);
        }

        @Test
        void a_certificate() {
            assertThat(problemOf(SshKeyFile.text("ssh-certificate.pub"))).isEqualTo(SshKeyProblem.CERTIFICATE);
            assertThat(problemOf("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"))
                    .isEqualTo(SshKeyProblem.CERTIFICATE);
        }

        @Test
        void more_than_one_key() {
            assertThat(problemOf(SshKeyFile.text("rsa-2048.pub") + SshKeyFile.text("ed25519.pub")))
                    .isEqualTo(SshKeyProblem.SEVERAL);
            assertThat(problemOf(SshKeyFile.text("rsa-2048.pem") + SshKeyFile.text("ed25519.pem")))
                    .isEqualTo(SshKeyProblem.SEVERAL);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "ssh-rsa",
                    "ssh-rsa !!!!",
                    "ssh-rsa AAAA",
                    "ssh-rsa AAAAB3NzaC1yc2E=",
                    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    "hello there",
                    "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----",
                    "-----BEGIN PUBLIC KEY-----"
                })
        void what_is_no_key(String text) {
            assertThat(problemOf(text)).isEqualTo(SshKeyProblem.UNREADABLE);
        }

        @Test
        void a_key_under_the_name_of_another_type() {
            String rsa = SshKeyFile.text("rsa-2048.pub").split(" ", -1)[1];

            assertThat(problemOf("ssh-ed25519 " + rsa)).isEqualTo(SshKeyProblem.UNREADABLE);
        }

        @Test
        void a_key_with_something_behind_it() {
            String[] words = SshKeyFile.text("ed25519.pub").split(" ", -1);
            byte[] wire = Base64.getDecoder().decode(words[1]);
            String longer = Base64.getEncoder().encodeToString(Arrays.copyOf(wire, wire.length + 3));

            assertThat(problemOf("ssh-ed25519 " + longer)).isEqualTo(SshKeyProblem.UNREADABLE);
        }

        @Test
        void a_point_that_is_not_on_the_curve() {
            byte[] wire = parse(SshKeyFile.text("ecdsa-256.pub")).wire();
            wire[wire.length - 1] ^= 1;

            assertThat(problemOf("ecdsa-sha2-nistp256 " + Base64.getEncoder().encodeToString(wire)))
                    .isEqualTo(SshKeyProblem.UNREADABLE);
        }

        @Test
        void a_kind_of_key_that_is_out_of_use() {
            String dsa = Base64.getEncoder().encodeToString(new byte[] {0, 0, 0, 7, 's', 's', 'h', '-', 'd', 's', 's'});

            assertThat(problemOf("ssh-dss " + dsa)).isEqualTo(SshKeyProblem.UNSUPPORTED);
        }
    }

    @Provide
    Arbitrary<String> mutatedKeys() {
        String line = SshKeyFile.text("ecdsa-256.pub").strip();
        return Arbitraries.integers()
                .between(0, line.length() - 1)
                .flatMap(at -> Arbitraries.chars().all().map(c -> line.substring(0, at) + c + line.substring(at + 1)));
    }

    @Property(tries = 300)
    void a_changed_key_is_another_one_or_refused_and_never_a_failure(@ForAll("mutatedKeys") String text) {
        parsesOrRefuses(text);
    }

    @Property(tries = 300)
    void any_text_is_a_key_or_refused_and_never_a_failure(@ForAll String text) {
        parsesOrRefuses(text);
        parsesOrRefuses("ssh-rsa " + text);
        parsesOrRefuses("-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----");
    }

    private static void parsesOrRefuses(String text) {
        try {
            assertThat(SshPublicKeyBody.parse(text).sha256()).startsWith("SHA256:");
        } catch (Unusable expected) {
            assertThat(expected.problem().sentence()).isNotEmpty();
        }
    }
}
