package dev.latchkey.policy.arn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {

    @Test
    void has_six_parts_and_is_written_as_it_was_read() {
        Arn arn = Arn.parse("arn:aws:iam:eu:1:user/a:b/c").orElseThrow();

        assertThat(arn).isEqualTo(new Arn("aws", "iam", "eu", "1", "user/a:b/c"));
        assertThat(arn).hasToString("arn:aws:iam:eu:1:user/a:b/c");
        assertThat(Arn.ofIam("1", "user/a")).hasToString("arn:aws:iam::1:user/a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "user/a", "arn:aws:iam::1", "ARN:aws:iam::1:user/a", "x:aws:iam::1:user/a"})
    void is_no_other_text(String text) {
        assertThat(Arn.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "user/alice, user, alice",
        "user/eng/team/alice, user, alice",
        "user/, user, ''",
        "/alice, '', alice",
        "root, root, root",
        "'', '', ''"
    })
    void names_a_type_before_the_first_slash_and_somebody_after_the_last(String resource, String type, String name) {
        Arn arn = Arn.ofIam("1", resource);

        assertThat(arn.resourceType()).isEqualTo(type);
        assertThat(arn.friendlyName()).isEqualTo(name);
    }
}
