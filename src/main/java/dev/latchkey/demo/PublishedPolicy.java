package dev.latchkey.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The published example policies, word for word as they were printed. */
final class PublishedPolicy {

    /** What stands for the account's id in the policy for selected users. */
    private static final String ACCOUNT_ID_PLACEHOLDER = "account-id-without-hyphens";

    private PublishedPolicy() {}

    /** The text of a policy, with the account's id filled in where the example asks for it. */
    static String text(String name, String accountId) {
        try (InputStream file = PublishedPolicy.class.getResourceAsStream("/policies/" + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("no published policy is called " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace(ACCOUNT_ID_PLACEHOLDER, accountId);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
