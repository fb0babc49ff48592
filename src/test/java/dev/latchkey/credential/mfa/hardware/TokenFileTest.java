package dev.latchkey.credential.mfa.hardware;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.latchkey.secret.SecretText;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenFileTest {
    /** The seed of RFC 6238's own examples. */
    private static final byte[] SEED = "12345678901234567890".getBytes(US_ASCII);

    private static final String HEX = "3132333435363738393031323334353637383930";
    private static final String BASE32 = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    private static final String BASE64 = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=";

    private static List<TokenSeed> read(String file) {
        return TokenFile.read(SecretText.of(file));
    }

    private static void assertOneToken(String file) {
        List<TokenSeed> tokens = read(file);
        assertThat(tokens).hasSize(1);
        assertThat(tokens.get(0).serialNumber()).isEqualTo("GAHT12345678");
        assertThat(tokens.get(0).seed().reveal()).isEqualTo(SEED);
    }

    private static void assertUnreadable(String file, String why) {
        assertThatExceptionOfType(UnreadableTokens.class)
                .isThrownBy(() -> read(file))
                .withMessageContaining(why);
    }

    @Nested
    class A_table {
        @ParameterizedTest
        @ValueSource(
                strings = {HEX, BASE32, "gezdgnbvgy3tqojqgezdgnbvgy3tqojq", "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"})
        void holds_seeds_in_hexadecimal_or_base32(String seed) {
            assertOneToken("GAHT12345678," + seed);
            assertOneToken("GAHT12345678;" + seed + "\r\n");
            assertOneToken("\ufeff\"GAHT12345678\", \"" + seed + "\"\n\n");
        }

        @Test
        void may_name_its_columns() {
            assertOneToken("upn,serial number,secret key,time interval,manufacturer,model\n"
                    + "mia@example.com,GAHT12345678," + BASE32 + ",30,Vendor,Token 1\n");
            assertOneToken("Seed;Serial\n" + HEX + ";GAHT12345678");
        }

        @Test
        void may_begin_with_a_serial_number_that_holds_the_word() {
            List<TokenSeed> tokens = read("SERIAL00001," + HEX);

            assertThat(tokens).extracting(TokenSeed::serialNumber).containsExactly("SERIAL00001");
        }

        @Test
        void is_taken_whole_or_not_at_all() {
            assertUnreadable("GAHT12345678," + HEX + "\nGAHT12345679,not a seed!", "Line 2");
            assertUnreadable("GAHT12345678," + HEX + "\nGAHT12345678," + BASE32, "twice");
        }

        @Test
        void holds_only_tokens_whose_codes_can_be_checked() {
            assertUnreadable("serial,secret,interval\nGAHT12345678," + HEX + ",60", "30 seconds");
            assertUnreadable("serial,secret,digits\nGAHT12345678," + HEX + ",8", "six digits");
            assertUnreadable("GAHT12345678,3132333435363738", "64 bits");
            assertUnreadable("short," + HEX, "serial number");
            assertUnreadable("GAHT12345678", "a seed");
            assertUnreadable("serial,owner\nGAHT12345678,mia", "no column");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\n\n"})
        void is_not_empty(String file) {
            assertUnreadable(file, "nothing in it");
        }
    }

    @Nested
    class A_key_container {
        private String pskc(String prologue, String key) {
            return prologue + """
                    <pskc:KeyContainer xmlns:pskc="urn:ietf:params:xml:ns:keyprov:pskc" Version="1.0">
                      <pskc:KeyPackage>
                        <pskc:DeviceInfo><pskc:Manufacturer>Vendor</pskc:Manufacturer>
                          <pskc:SerialNo>GAHT12345678</pskc:SerialNo></pskc:DeviceInfo>
                        %s
                      </pskc:KeyPackage>
                    </pskc:KeyContainer>
                    """.formatted(key);
        }

        private String key(String algorithm, String length, String secret, String interval) {
            return """
                    <pskc:Key Id="1" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:%s">
                      <pskc:AlgorithmParameters><pskc:ResponseFormat Length="%s" Encoding="DECIMAL"/>
                      </pskc:AlgorithmParameters>
                      <pskc:Data><pskc:Secret>%s</pskc:Secret>
                        <pskc:Time><pskc:PlainValue>0</pskc:PlainValue></pskc:Time>
                        <pskc:TimeInterval><pskc:PlainValue>%s</pskc:PlainValue></pskc:TimeInterval>
                      </pskc:Data>
                    </pskc:Key>
                    """.formatted(algorithm, length, secret, interval);
        }

        private String plain(String seed) {
            return "<pskc:PlainValue>" + seed + "</pskc:PlainValue>";
        }

        @Test
        void holds_seeds_in_the_clear() {
            assertOneToken(pskc("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", key("totp", "6", plain(BASE64), "30")));
        }

        @ParameterizedTest
        @CsvSource({"hotp,6,30,TOTP", "totp,8,30,six digits", "totp,6,60,30 seconds"})
        void holds_only_tokens_whose_codes_can_be_checked(String algorithm, String length, String step, String why) {
            assertUnreadable(pskc("", key(algorithm, length, plain(BASE64), step)), why);
        }

        @Test
        void is_not_taken_while_it_is_encrypted() {
            String encrypted = "<pskc:EncryptedValue><pskc:other/></pskc:EncryptedValue>";

            assertUnreadable(pskc("", key("totp", "6", encrypted, "30")), "encrypted");
        }

        @Test
        void has_no_document_type_and_no_entities() {
            String external = "<!DOCTYPE k [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>\n";
            String laughs = "<!DOCTYPE k [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>\n";

            assertUnreadable(pskc(external, key("totp", "6", plain("&x;"), "30")), "Line");
            assertUnreadable(pskc(laughs, key("totp", "6", plain("&b;"), "30")), "Line");
            assertUnreadable(pskc("", key("totp", "6", plain("&nowhere;"), "30")), "Line");
        }

        @ParameterizedTest
        @ValueSource(strings = {"<", "<a/>", "<KeyContainer/>", "<a><b></a>"})
        void is_nothing_else(String file) {
            assertUnreadable(file, "Line");
        }

        @Test
        void is_not_nested_for_ever() {
            assertUnreadable(pskc("", "<a>".repeat(100) + "</a>".repeat(100)), "too deep");
        }
    }
}
