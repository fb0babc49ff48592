package dev.latchkey.permission;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A text to begin a policy with: one of the published examples, word for word but for the account's id.
 *
 * @param name under which it is published
 * @param about what it is for
 */
record PolicyTemplate(String name, String about) {

    /** What a blank policy looks like. */
    static final String BLANK = """
            {
                "Version": "2012-10-17",
                "Statement": [
                    {
                        "Effect": "Allow",
                        "Action": [],
                        "Resource": []
                    }
                ]
            }""";

    /** All of them. */
    static final List<PolicyTemplate> ALL = List.of(
            new PolicyTemplate("ChangeOwnPassword", "Let selected users change their own password"),
            new PolicyTemplate("ManageOwnPasswordOnly", "Let users manage nothing but their own password"),
            new PolicyTemplate("ManageOwnCredentialsNoMFA", "Let users manage their own credentials, MFA left out"),
            new PolicyTemplate(
                    "ManageOwnCredentialsWithMFA",
                    "Let users manage their own credentials once they signed in with MFA"));

    private static final List<String> PLACES_OF_ACCOUNT =
            List.of("account-id-without-hyphens", "ACCOUNT-ID-WITHOUT-HYPHENS");

    /** The address that begins with it. */
    public String href() {
        return CreatePolicyPage.PATH + "?template=" + name;
    }

    /** The text of that name for an account; empty where there is none. */
    static Optional<String> text(String name, String accountId) {
        return ALL.stream()
                .filter(template -> template.name().equals(name))
                .findFirst()
                .map(template -> read(template.name(), accountId));
    }

    private static String read(String name, String accountId) {
        try (InputStream in =
                Objects.requireNonNull(PolicyTemplate.class.getResourceAsStream("/policies/" + name + ".json"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (String place : PLACES_OF_ACCOUNT) {
                text = text.replace(place, accountId);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
