package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class NextPathTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/security-credentials",
                "/security-credentials/password",
                "/admin/account-settings?a=b&c=%2F%2Fd",
                "/signin#top"
            })
    void a_path_of_the_portal_is_one(String text) {
        assertThat(NextPath.parse(text)).map(NextPath::text).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "security-credentials",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example/",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "/a/..//evil.example",
                "/..//evil.example",
                "/.//evil.example",
                "/ä",
                "/a b",
                "/%zz"
            })
    void anything_that_might_lead_elsewhere_is_none(String text) {
        assertThat(NextPath.parse(text)).isEmpty();
    }

    @Property
    void whatever_is_taken_stays_at_the_origin(@ForAll("addresses") String text) {
        URI home = URI.create("https://portal.example:8443/");
        NextPath.parse(text).ifPresent(path -> {
            URI target = home.resolve(path.text()).normalize();
            assertThat(target.getScheme()).isEqualTo("https");
            assertThat(target.getRawAuthority()).isEqualTo("portal.example:8443");
            assertThat(target.getRawPath()).doesNotStartWith("//").doesNotContain("\\");
        });
    }

    @Provide
    Arbitrary<String> addresses() {
        return Arbitraries.of(
                        "/",
                        "//",
                        "\\",
                        "..",
                        ".",
                        ":",
                        "@",
                        "?",
                        "#",
                        "%2f",
                        "%5c",
                        "\t",
                        "evil.example",
                        "http",
                        "a",
                        ";")
                .list()
                .ofMinSize(1)
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }
}
