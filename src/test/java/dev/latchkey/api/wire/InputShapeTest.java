package dev.latchkey.api.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.identity.UserName;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Range;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request is read by what its record declares. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InputShapeTest {

    /** One of each kind. */
    record Everything(
            @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName,
            Optional<UserName> newUserName,
            @Range(min = 6, max = 128) OptionalInt length,
            boolean hardExpiry,
            @Nullable Boolean resetRequired,
            @Nullable SecretText password,
            @Nullable @OneOf({"SSH", "PEM"}) String encoding,
            @Length(max = 3) List<Tag> tags,
            List<@Text(TextShape.TAG_KEY) String> tagKeys,
            @Nullable State status,
            @Nullable @PagesOnly Long version,
            Page page) {}

    /** A record inside. */
    record Tag(
            @Text(TextShape.TAG_KEY) String key,
            @Text(TextShape.TAG_VALUE) String value) {}

    /** What has to be sent. */
    record Needed(
            UserName userName,
            @Required List<String> actionNames,
            @Text(TextShape.PASSWORD) SecretText password) {}

    /** Words with a capital. */
    enum State {
        ACTIVE,
        INACTIVE
    }

    private static Everything read(String form) {
        return (Everything) InputShape.of(Everything.class).read(parameters(form));
    }

    private static Parameters parameters(String form) {
        return Parameters.read(new byte[0], form.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_is_not_sent_is_absent() {
        Everything read = read("");

        assertThat(read)
                .isEqualTo(new Everything(
                        null,
                        Optional.empty(),
                        OptionalInt.empty(),
                        false,
                        null,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        null,
                        null,
                        Page.FIRST));
    }

    @Test
    void what_is_sent_is_read_into_its_component() {
        Everything read = read("UserName=a%2Bb&NewUserName=New&Length=%2B008&HardExpiry=1&ResetRequired=false"
                + "&Password=p&Encoding=PEM&Tags.member.1.Key=k&Tags.member.1.Value=&Tags.member.03.Key=l"
                + "&Tags.member.03.Value=v&TagKeys=&Status=Inactive&Marker=abc&MaxItems=7&Tags.member.1.Other=1");

        assertThat(read.userName()).isEqualTo("a+b");
        assertThat(read.newUserName()).contains(new UserName("New"));
        assertThat(read.length()).hasValue(8);
        assertThat(read.hardExpiry()).isTrue();
        assertThat(read.resetRequired()).isFalse();
        assertThat(read.password()).isEqualTo(SecretText.of("p"));
        assertThat(read.encoding()).isEqualTo("PEM");
        assertThat(read.tags()).containsExactly(new Tag("k", ""), new Tag("l", "v"));
        assertThat(read.tagKeys()).isEmpty();
        assertThat(read.status()).isEqualTo(State.INACTIVE);
        assertThat(read.page()).isEqualTo(new Page("abc", 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UserName=a%20b | 1 validation error detected: Value 'a b' at 'userName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]+",
                "Encoding=ssh | 1 validation error detected: Value at 'encoding' failed to satisfy constraint: Member must satisfy enum value set: [SSH, PEM]",
                "Status=active | 1 validation error detected: Value at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]",
                "Length=5 | 1 validation error detected: Value '5' at 'length' failed to satisfy constraint: Member must have value greater than or equal to 6",
                "MaxItems=1001 | 1 validation error detected: Value '1001' at 'maxItems' failed to satisfy constraint: Member must have value less than or equal to 1000",
                "Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=%3C&Tags.member.2.Value=b | 1 validation error detected: Value '<' at 'tags.2.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+",
                "TagKeys.member.1= | 2 validation errors detected: Value '' at 'tagKeys.1.member' failed to satisfy constraint: Member must have length greater than or equal to 1; Value '' at 'tagKeys.1.member' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+"
            })
    void what_breaks_a_constraint_is_told_in_IAM_s_words(String form, String message) {
        assertThatThrownBy(() -> read(form)).isInstanceOf(OperationFailed.class).hasMessage(message);
    }

    @Test
    void everything_that_is_broken_is_told_at_once() {
        assertThatThrownBy(() -> InputShape.of(Needed.class).read(parameters("UserName=a%20b&Password=%C4%80")))
                .hasMessage("3 validation errors detected: Value 'a b' at 'userName' failed to satisfy constraint:"
                        + " Member must satisfy regular expression pattern: [\\w+=,.@-]+; Value null at 'actionNames'"
                        + " failed to satisfy constraint: Member must not be null; Value at 'password' failed to satisfy"
                        + " constraint: Member must satisfy regular expression pattern:"
                        + " [\\u0009\\u000A\\u000D\\u0020-\\u00FF]+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tags.member.0.Key=a",
                "Tags.member.-1.Key=a",
                "Tags.member.x.Key=a",
                "Tags.member..Key=a",
                "Tags.member.12.Key=a",
                "Tags.member.1.Key=a&Tags.member.01.Key=b",
                "Tags.member.9999999999.Key=a",
                "HardExpiry=TRUE",
                "Length=1e1",
                "Length=",
                "Length=99999999999999999999999999"
            })
    void what_is_none_of_its_kind_is_malformed(String form) {
        assertThatThrownBy(() -> read(form)).isInstanceOf(MalformedInput.class);
    }

    @Test
    void ten_thousand_elements_are_refused_without_a_message_of_megabytes() {
        String form = IntStream.rangeClosed(1, 2000)
                .mapToObj(i -> "TagKeys.member." + i + "=%3C")
                .collect(Collectors.joining("&"));

        assertThatThrownBy(() -> read(form)).isInstanceOf(OperationFailed.class).satisfies(failed -> assertThat(
                        String.valueOf(failed.getMessage()))
                .startsWith("2000 validation errors detected: ")
                .hasSizeLessThan(100_000));
    }
}
