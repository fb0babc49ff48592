package dev.latchkey.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, 01020304",
        "0.0.0.255, 000000ff",
        "001.02.3.004, 01020304",
        "::, 00000000000000000000000000000000",
        "::1, 00000000000000000000000000000001",
        "1::, 00010000000000000000000000000000",
        "2001:DB8::f, 20010db800000000000000000000000f",
        "1:2:3:4:5:6:7::, 00010002000300040005000600070000",
        "::2:3:4:5:6:7:8, 00000002000300040005000600070008",
        "1:2:3:4:5:6:7:8, 00010002000300040005000600070008",
        "1:2:3:4:5:6:1.2.3.4, 00010002000300040005000601020304",
        "64:ff9b::1.2.3.4, 0064ff9b000000000000000001020304",
        "::ffff:1.2.3.4, 01020304",
        "0:0:0:0:0:ffff:1.2.3.4, 01020304",
        "1::ffff:1.2.3.4, 00010000000000000000ffff01020304",
        "::1:ffff:1.2.3.4, 00000000000000000001ffff01020304",
        "::fffe:1.2.3.4, 00000000000000000000fffe01020304",
        "::ff00:1.2.3.4, 00000000000000000000ff0001020304"
    })
    void an_address_is_read_as_bytes(String text, String hex) {
        assertThat(HexFormat.of().formatHex(IpNetwork.parseAddress(text))).isEqualTo(hex);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "1",
                "1.2.3",
                "1.2.3.",
                ".1.2.3",
                "1..2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.-4",
                "1.2.3.a",
                "1.2.3.4 ",
                ":",
                ":::",
                "1:2",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4::5:6:7:8",
                "12345::",
                "g::",
                "::g",
                "1::2::3",
                "::1.2.3",
                "::.1",
                "1.2.3.4::",
                "::1.2.3.4:5",
                "1:2:3:4:5:6:7:1.2.3.4",
                ":1:2:3:4:5:6:7",
                "fe80::1%eth0",
                "\u0661::",
                "1.2.3.4/8",
                "::1/128"
            })
    void no_other_text_is_an_address(String text) {
        assertThat(IpNetwork.parseAddress(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "x/8",
                "1.2.3.4/",
                "1.2.3.4/33",
                "1.2.3.4/-1",
                "1.2.3.4/8/8",
                "1.2.3.4/a",
                "::/129",
                "::1/127",
                "::2/126",
                "::4/125",
                "::80/120",
                "2001:db8::8000:0/96",
                "8000::/0"
            })
    void no_other_text_is_a_network_and_IPv6_must_have_no_host_bits(String text) {
        assertThat(IpNetwork.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, 11.0.0.0",
        "10.1.2.3/8, 10.0.0.0, 9.255.255.255",
        "10.0.0.128/25, 10.0.0.128, 10.0.0.127",
        "10.0.0.0/31, 10.0.0.1, 10.0.0.2",
        "10.0.0.1, 10.0.0.1, 10.0.0.0",
        "10.0.0.1/32, 10.0.0.1, 10.0.0.3",
        "0.0.0.0/0, 255.0.0.1, ::",
        "2001:db8::/33, 2001:db8:7fff::, 2001:db8:8000::",
        "::8/125, ::f, ::10",
        "::1, ::1, ::3",
        "::/0, ffff::, 1.2.3.4"
    })
    void a_network_holds_the_addresses_that_begin_like_it(String network, String inside, String outside) {
        assertThat(holds(network, inside)).isTrue();
        assertThat(holds(network, outside)).isFalse();
    }

    @Test
    void an_IPv4_network_is_not_met_by_the_IPv6_form_of_a_policy() {
        assertThat(holds("::ffff:1.2.3.4", "1.2.3.4")).isFalse();
    }

    private static boolean holds(String network, String address) {
        IpNetwork parsed = IpNetwork.parse(network);
        byte[] bytes = IpNetwork.parseAddress(address);
        assertThat(parsed).isNotNull();
        assertThat(bytes).isNotNull();
        return parsed != null && bytes != null && parsed.contains(bytes);
    }
}
