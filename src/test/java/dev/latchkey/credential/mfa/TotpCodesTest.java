package dev.latchkey.credential.mfa;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Codes that go with the time: which are right when, and what two of them in a row tell. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TotpCodesTest {
    private static final SecretBytes SEED = SecretBytes.of("12345678901234567890".getBytes(US_ASCII));
    private static final TotpCodes CODES = TotpCodes.of(SEED);
    private static final long NOW = 55_000_000;

    /** RFC 6238, appendix B, cut to six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void are_those_of_the_standard(long second, String code) {
        long step = TotpCodes.stepAt(Instant.ofEpochSecond(second));

        assertThat(CODES.at(step).reveal()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(longs = {59, 1_111_111_109, 1_700_000_000, 1_999_999_999})
    void are_those_that_another_program_computes(long second) throws IOException, InterruptedException {
        assumeTrue(isInstalled("oathtool"), "oathtool is not installed; ./verify installs it");
        Process other = new ProcessBuilder(
                        "oathtool",
                        "--totp",
                        "--base32",
                        "--now=@" + second,
                        Base32.encode(SEED).reveal())
                .start();
        String code = new String(other.getInputStream().readAllBytes(), US_ASCII).strip();
        other.waitFor();

        assertThat(CODES.at(TotpCodes.stepAt(Instant.ofEpochSecond(second))).reveal())
                .isEqualTo(code);
    }

    private static boolean isInstalled(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void are_taken_one_step_around_the_clock_of_the_device(int apart, boolean taken) {
        OptionalLong step = CODES.stepOf(CODES.at(NOW + apart), NOW, TotpCodes.WINDOW);

        assertThat(step).isEqualTo(taken ? OptionalLong.of(NOW + apart) : OptionalLong.empty());
    }

    @Nested
    class Two_in_a_row {

        private CodePair.Finding find(long first, long second) {
            return find(first, second, 0);
        }

        private CodePair.Finding find(long first, long second, long lastStep) {
            return new CodePair(CODES.at(NOW + first), CODES.at(NOW + second)).find(CODES, NOW, lastStep);
        }

        @ParameterizedTest
        @ValueSource(ints = {-99, -90, -2, -1, 0, 1, 90, 100})
        void are_found_a_hundred_steps_around(int second) {
            assertThat(find(second - 1, second)).isEqualTo(new CodePair.Finding.InARow(NOW + second));
        }

        @ParameterizedTest
        @CsvSource({
            "0, 0, EQUAL",
            "1, 0, SWAPPED",
            "5, -7, SWAPPED",
            "-1, 1, GAPPED",
            "-9, 30, GAPPED",
            "-101, -100, UNKNOWN",
            "101, 102, UNKNOWN",
            "-1, 300, UNKNOWN"
        })
        void are_nothing_else(int first, int second, CodePair.Fault fault) {
            assertThat(find(first, second)).isEqualTo(new CodePair.Finding.Not(fault));
        }

        @Test
        void have_both_to_be_unused() {
            assertThat(find(-1, 0, NOW - 1)).isEqualTo(new CodePair.Finding.Not(CodePair.Fault.USED));
            assertThat(find(-1, 0, NOW - 2)).isEqualTo(new CodePair.Finding.InARow(NOW));
        }

        @ParameterizedTest
        @CsvSource({"0, 0", "-1, 0", "-2, -1", "-3, -3", "-90, -90", "1, 1", "2, 2", "90, 90"})
        void show_the_drift_and_leave_the_person_a_moment_to_type(int apart, int drift) {
            assertThat(CodePair.driftOf(NOW + apart, NOW)).isEqualTo(drift);
        }
    }

    @Nested
    class As_they_are_typed {

        @Test
        void spaces_mean_nothing() {
            assertThat(AuthenticationCode.typed(SecretText.of(" 123 456\u00a0")))
                    .isEqualTo(SecretText.of("123456"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "12345", "1234567", "12345a", "１２３４５６"})
        void they_are_six_digits(String text) {
            assertThat(AuthenticationCode.isWellFormed(SecretText.of(text))).isFalse();
        }
    }
}
