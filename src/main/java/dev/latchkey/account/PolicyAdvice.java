package dev.latchkey.account;

import java.util.ArrayList;
import java.util.List;

/** What current guidance on passwords has to say about a policy (NIST SP 800-63B-4, section 3.1.1). */
final class PolicyAdvice {

    /** What guidance asks for where the password is the only factor. */
    private static final int LONG_ENOUGH = 15;

    private PolicyAdvice() {}

    /** Whole sentences; none for a policy that guidance has nothing against. */
    static List<String> on(PasswordPolicy policy) {
        List<String> advice = new ArrayList<>();
        if (policy.minimumPasswordLength() < LONG_ENOUGH) {
            advice.add("Current guidance asks for at least " + LONG_ENOUGH
                    + " characters where a password is the only factor. This policy asks for "
                    + policy.minimumPasswordLength() + ".");
        }
        if (asksForKinds(policy)) {
            advice.add("Current guidance advises against asking for kinds of characters: people meet such rules in ways"
                    + " that are easy to guess. Length protects better.");
        }
        if (policy.expirePasswords()) {
            advice.add("Current guidance advises against passwords that expire: people change one character. Ask for a"
                    + " new password when there is a sign that the old one is known.");
        }
        if (policy.hardExpiry()) {
            advice.add("Who lets a password expire cannot sign in until an administrator resets it.");
        }
        return advice;
    }

    private static boolean asksForKinds(PasswordPolicy policy) {
        return policy.requireUppercaseCharacters()
                || policy.requireLowercaseCharacters()
                || policy.requireNumbers()
                || policy.requireSymbols();
    }
}
