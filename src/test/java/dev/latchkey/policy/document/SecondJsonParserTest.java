package dev.latchkey.policy.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyText;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Another JSON parser reads the same in every document that is accepted, so that nobody can write one that means
 * something else to whoever looks at it with other eyes: documents with random damage, of which some stay readable.
 */
class SecondJsonParserTest {

    private static final int DAMAGED = 4_000;

    private static final String ODD = """
        {"Id":"\\u0041\\/b","Version":"2012-10-17","Statement":{"Sid":"A1","Effect":"Deny","NotAction":["iam:Get*"],
        "NotResource":"arn:aws:iam::*:user/${aws:username}","Condition":{"NumericLessThan":{"aws:MultiFactorAuthAge":
        [3600,1.5e2,-0.0,"7"]},"Bool":{"aws:SecureTransport":[true,"false"]},"StringLike":{"aws:username":"\\ud83d\\udd11"}}}}
        """;

    private static final List<String> PIECES = List.of(
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\\",
            "/",
            "\\u0000",
            "\\ud800",
            "//",
            "/**/",
            "#",
            " ",
            "\t",
            "\n",
            "\u00a0",
            "\ufeff",
            "\u0000",
            "'",
            "0",
            "01",
            "-",
            "+1",
            "1.",
            "1e9",
            "NaN",
            "true",
            "null",
            "\"Sid\":",
            "\"Effect\":\"Allow\",",
            "\"\":1,",
            "\u2028");

    @Test
    void agrees_about_every_document_that_is_accepted() {
        Random random = new Random(20_261_125);
        List<String> sound = sound();
        int accepted = 0;
        for (int i = 0; i < DAMAGED; i++) {
            String text = damaged(sound.get(i % sound.size()), random);
            try {
                agree(PolicyReader.parse(text), text);
                accepted++;
            } catch (UnreadablePolicyException refused) {
                // Whatever the other one makes of it: nobody evaluates it.
            }
        }

        assertThat(accepted).isGreaterThan(DAMAGED / 50);
    }

    @Test
    void agrees_about_the_sound_ones() throws UnreadablePolicyException {
        for (String text : sound()) {
            agree(PolicyReader.parse(text), text);
        }
    }

    private static List<String> sound() {
        List<String> sound = new ArrayList<>(List.of(ODD));
        for (String name : List.of(
                "ManageOwnPasswordOnly",
                "ChangeOwnPassword",
                "ManageOwnCredentialsNoMFA",
                "ManageOwnCredentialsWithMFA")) {
            sound.add(PolicyText.published(name));
        }
        return sound;
    }

    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int times = random.nextInt(3); times >= 0; times--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(4)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.setCharAt(at, (char) (0x20 + random.nextInt(0x5f)));
                default -> damaged.insert(at, PIECES.get(random.nextInt(PIECES.size())));
            }
        }
        return damaged.toString();
    }

    private static void agree(PolicyDocument document, String text) {
        JsonObject other;
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            other = reader.readObject();
        } catch (JsonException refused) {
            throw new AssertionError("the other parser refuses what was accepted: " + text, refused);
        }
        assertThat(document.id()).as(text).isEqualTo(other.getString("Id", null));
        List<JsonValue> statements = listed(other.get("Statement"));
        assertThat(document.statements()).as(text).hasSameSizeAs(statements);
        for (int i = 0; i < statements.size(); i++) {
            agree(document.statements().get(i), statements.get(i).asJsonObject(), text);
        }
    }

    private static void agree(Statement statement, JsonObject other, String text) {
        assertThat(statement.sid()).as(text).isEqualTo(other.getString("Sid", null));
        assertThat(statement.effect().name()).as(text).isEqualToIgnoringCase(other.getString("Effect"));
        agree(statement.actions().values(), other.get(statement.actions().name()), text);
        agree(statement.resources().values(), other.get(statement.resources().name()), text);
        int keys = 0;
        JsonObject conditions =
                other.getOrDefault("Condition", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
        for (JsonValue operator : conditions.values()) {
            keys += operator.asJsonObject().size();
        }
        assertThat(statement.conditions()).as(text).hasSize(keys);
        for (ConditionEntry entry : statement.conditions()) {
            agree(
                    entry.values(),
                    conditions.getJsonObject(entry.operator().text()).get(entry.key()),
                    text);
        }
    }

    private static void agree(List<PolicyValue> values, @Nullable JsonValue other, String text) {
        List<JsonValue> others = listed(other);
        assertThat(values).as(text).hasSameSizeAs(others);
        for (int i = 0; i < others.size(); i++) {
            String value = values.get(i).text();
            JsonValue theirs = others.get(i);
            if (theirs instanceof JsonNumber number) {
                assertThat(new BigDecimal(value)).as(text).isEqualByComparingTo(number.bigDecimalValue());
            } else {
                assertThat(value)
                        .as(text)
                        .isEqualTo(theirs instanceof JsonString string ? string.getString() : theirs.toString());
            }
        }
    }

    private static List<JsonValue> listed(@Nullable JsonValue value) {
        if (value instanceof JsonArray array) {
            return List.copyOf(array);
        }
        return value == null ? List.of() : List.of(value);
    }
}
