package dev.latchkey.platform.configuration;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class KnownNamesTest {
    private final KnownNames names = new KnownNames(Setting.all());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latchkey.demo",
                "%prod.latchkey.session.idle",
                "latchkey.allowed-hosts[1]",
                "LATCHKEY_ALLOWED_HOSTS_0_",
                "LATCHKEY_BOOTSTRAP_PASSWORD_FILE",
                "LATCHKEY_CHROMIUM",
                "LATCHKEY_SERVICE_HOST",
                "LATCHKEY_PORT_8080_TCP",
                "quarkus.http.port",
                "PATH",
                "latchkeys.own"
            })
    void a_setting_and_whatever_is_no_business_of_ours_passes(String name) {
        assertThatCode(() -> names.require(name)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.dmeo, latchkey.demo",
        "latchkey.session.absolut, latchkey.session.absolute",
        "latchkey.demo[0], latchkey.demo",
        "LATCHKEY_KEYFILE, LATCHKEY_KEY_FILE",
        "%dev.latchkey.base-uri, latchkey.base-url"
    })
    void any_other_name_is_refused_with_the_nearest_known_one(String name, String nearest) {
        assertThatThrownBy(() -> names.require(name))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("`" + name + "`")
                .hasMessageContaining("`" + nearest + "`");
    }
}
