package dev.latchkey.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The published policy that lets its holders change their own password (IAM guide, "Permitting IAM users to change"). */
final class SamplePolicy {

    private static final String RESOURCE = "/policies/ChangeOwnPassword.json";
    private static final String PLACE_OF_ACCOUNT = "account-id-without-hyphens";
    private static final String TEXT = read();

    private SamplePolicy() {}

    /** Its text with the account's id filled in. */
    static String of(String accountId) {
        return TEXT.replace(PLACE_OF_ACCOUNT, accountId);
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(SamplePolicy.class.getResourceAsStream(RESOURCE))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
