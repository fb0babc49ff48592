package dev.latchkey.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class PublicAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://localhost:8080, http://localhost:8080, true",
        "http://127.0.0.1, http://127.0.0.1, true",
        "http://[::1]:8080, http://[::1]:8080, true",
        "https://portal.example, https://portal.example, true",
        "https://portal.example:443/, https://portal.example, true",
        "http://portal.example:8080, http://portal.example:8080, false",
    })
    void tells_its_origin_and_whether_anybody_can_sign_in(String baseUrl, String origin, boolean isSignInPossible) {
        PublicAddress address = new PublicAddress(baseUrl, List.of());

        assertThat(address.origin()).isEqualTo(origin);
        assertThat(address.isSignInPossible()).isEqualTo(isSignInPossible);
    }

    @Test
    void knows_its_own_name_with_and_without_the_usual_port() {
        PublicAddress address = new PublicAddress("https://portal.example", List.of());

        assertThat(address.isNamedBy("portal.example", -1)).isTrue();
        assertThat(address.isNamedBy("PORTAL.example", 443)).isTrue();
        assertThat(address.isNamedBy("portal.example", 8443)).isFalse();
        assertThat(address.isNamedBy("evil.example", -1)).isFalse();
        assertThat(address.isNamedBy(null, -1)).isFalse();
    }

    @Test
    void knows_the_other_names_of_its_own_machine_only_while_it_is_one() {
        PublicAddress local = new PublicAddress("http://localhost:8080", List.of());
        PublicAddress remote = new PublicAddress("https://portal.example", List.of());

        assertThat(local.isAlsoNamedBy("127.0.0.1", 8080)).isTrue();
        assertThat(local.isAlsoNamedBy("[::1]", 8080)).isTrue();
        assertThat(local.isAlsoNamedBy("127.0.0.1", 9090)).isFalse();
        assertThat(local.isAlsoNamedBy("127.0.0.1.evil.example", 8080)).isFalse();
        assertThat(remote.isAlsoNamedBy("127.0.0.1", 443)).isFalse();
    }

    @Test
    void knows_the_names_that_the_operator_allows() {
        PublicAddress address = new PublicAddress("https://portal.example", List.of("portal:8080", "inside"));

        assertThat(address.isAllowed("portal", 8080)).isTrue();
        assertThat(address.isAllowed("Portal", 8080)).isTrue();
        assertThat(address.isAllowed("portal", -1)).isFalse();
        assertThat(address.isAllowed("inside", -1)).isTrue();
        assertThat(address.isAllowed("outside", -1)).isFalse();
    }
}
