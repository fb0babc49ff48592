package dev.latchkey.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Policy documents for tests, written as sentences such as {@code Allow iam:Get* on user/alice if {"Bool":…}}.
 *
 * <p>{@code not} before a list means NotAction or NotResource; several statements are separated by {@code ;;}; {@code
 * 2008:} in front asks for the old language version; a text that starts with a brace is the document itself.
 */
public final class PolicyText {

    public static final String ACCOUNT = "123456789012";

    private static final String IAM = "arn:aws:iam::" + ACCOUNT + ":";
    private static final List<String> TYPES = List.of("user/", "mfa/", "group/", "policy/", "role/");

    private PolicyText() {}

    /** One of the four published policies, as it ships. */
    public static String published(String name) {
        try (InputStream in = PolicyText.class.getResourceAsStream("/policies/" + name + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("account-id-without-hyphens", ACCOUNT);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The document that a sentence stands for. */
    public static String of(String sentence) {
        String text = sentence.strip();
        if (text.startsWith("{")) {
            return text;
        }
        String version = "2012-10-17";
        if (text.startsWith("2008:")) {
            version = "2008-10-17";
            text = text.substring(5).strip();
        }
        String statements =
                Arrays.stream(text.split(";;", -1)).map(PolicyText::statement).collect(Collectors.joining(","));
        return "{\"Version\":\"" + version + "\",\"Statement\":[" + statements + "]}";
    }

    /** The full ARN of a resource that is written without its account. */
    public static String arn(String resource) {
        return TYPES.stream().anyMatch(resource::startsWith) ? IAM + resource : resource;
    }

    private static String statement(String sentence) {
        String text = sentence.strip();
        String condition = "";
        int at = text.indexOf(" if ");
        if (at >= 0) {
            condition = ",\"Condition\":" + text.substring(at + 4).strip();
            text = text.substring(0, at);
        }
        int on = text.indexOf(" on ");
        int space = text.indexOf(' ');
        String effect = text.substring(0, space);
        return "{\"Effect\":\"" + effect + "\"," + element("Action", text.substring(space, on), false) + ","
                + element("Resource", text.substring(on + 4), true) + condition + "}";
    }

    private static String element(String name, String list, boolean resources) {
        String text = list.strip();
        String prefix = "";
        if (text.startsWith("not ")) {
            prefix = "Not";
            text = text.substring(4);
        }
        List<String> values = new ArrayList<>();
        for (String value : text.split(" , ", -1)) {
            String full = resources ? arn(value.strip()) : value.strip();
            values.add(full.equals("null") ? full : "\"" + full.replace("«", "").replace("»", "") + "\"");
        }
        return "\"" + prefix + name + "\":[" + String.join(",", values) + "]";
    }
}
