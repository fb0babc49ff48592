package dev.latchkey.web;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.web.FormFields.UnreadableForm;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormFieldsTest {

    private static Form read(String body) throws UnreadableForm {
        return FormFields.parse(body.getBytes(ISO_8859_1));
    }

    @Nested
    class What_was_typed {

        @Test
        void is_read_by_name() throws UnreadableForm {
            Form form = read("alias=example-corp&remember=on&empty=&bare");

            assertThat(form.text("alias")).isEqualTo("example-corp");
            assertThat(form.isTicked("remember")).isTrue();
            assertThat(form.isTicked("other")).isFalse();
            assertThat(form.text("empty")).isEmpty();
            assertThat(form.has("bare")).isTrue();
            assertThat(form.text("missing")).isEmpty();
        }

        @Test
        void may_be_any_text() throws UnreadableForm {
            assertThat(read("a=+%2B%26%3D%C3%A4%F0%9F%94%91").text("a")).isEqualTo(" +&=ä🔑");
        }

        @Test
        void may_come_more_than_once_where_the_name_says_so() throws UnreadableForm {
            assertThat(read("user[]=a&user[]=b").all("user[]")).isEqualTo(List.of("a", "b"));
        }

        @Test
        void is_shown_again_without_passwords_codes_and_marks() throws UnreadableForm {
            Typed typed = read("csrf=t&nonce=n&alias=a&secret-password=p&secret-code=1")
                    .typed();

            assertThat(typed.fields()).isEqualTo(Map.of("alias", "a"));
        }

        @Test
        void is_a_secret_where_the_name_says_so() throws UnreadableForm {
            Form form = read("secret-password=hunter2");

            assertThat(form.secret("password").reveal()).isEqualTo("hunter2");
            assertThat(form.toString()).doesNotContain("hunter2");
            assertThatThrownBy(() -> form.text("secret-password")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Nested
    class What_no_form_of_ours_sends_is_refused {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a=%00",
                    "a%00=b",
                    "a=1&a=2",
                    "a=%ED%A0%80",
                    "a=%C3",
                    "a=\u00ff",
                    "a=%",
                    "a=%4",
                    "a=%zz",
                    "a=%+1"
                })
        void as_unreadable(String body) {
            assertThatThrownBy(() -> read(body)).isInstanceOf(UnreadableForm.class);
        }

        @Test
        void as_too_many_fields() throws UnreadableForm {
            assertThat(read(fields(FormFields.MOST_FIELDS)).has("f1")).isTrue();
            assertThatThrownBy(() -> read(fields(FormFields.MOST_FIELDS + 1))).isInstanceOf(UnreadableForm.class);
        }

        @Test
        void as_a_field_too_long() throws UnreadableForm {
            String longest = "x".repeat(FormFields.LONGEST_FIELD);
            assertThat(read("a=" + longest).text("a")).hasSize(FormFields.LONGEST_FIELD);
            assertThatThrownBy(() -> read("a=" + longest + "x")).isInstanceOf(UnreadableForm.class);
        }

        private static String fields(int count) {
            return IntStream.range(0, count).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));
        }
    }

    @Property
    void what_a_browser_encodes_is_read_as_it_was_typed(@ForAll String value) throws UnreadableForm {
        boolean isText = value.indexOf('\0') < 0 && UTF_8.newEncoder().canEncode(value);
        String body = "a=" + URLEncoder.encode(value, UTF_8);
        if (isText) {
            assertThat(read(body).text("a")).isEqualTo(value);
        }
    }

    @Property
    void no_body_is_a_mistake_of_ours(@ForAll byte[] body) {
        try {
            assertThat(FormFields.parse(body)).isNotNull();
        } catch (UnreadableForm e) {
            assertThat(e).hasMessageNotContaining("\0");
        }
    }
}
