package dev.latchkey.account;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** A password policy in words, line by line: for those who may see it and not change it, and to compare two. */
final class PolicyFacts {

    private PolicyFacts() {}

    /**
     * One line.
     *
     * @param label as the form has it
     */
    record Fact(String label, String value) {}

    /** One line of two policies side by side. */
    record Difference(String label, String theirs, String yours) {

        public boolean isDifferent() {
            return !theirs.equals(yours);
        }
    }

    static List<Fact> of(PasswordPolicy policy) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Policy", policy.custom() ? "custom" : "IAM's default"));
        facts.add(new Fact("Minimum password length", policy.minimumPasswordLength() + " characters"));
        facts.add(new Fact(
                "Kinds of characters", policy.custom() ? "as below" : "at least 3 of 4, and not the account's name"));
        facts.add(new Fact("Uppercase letter", required(policy.requireUppercaseCharacters())));
        facts.add(new Fact("Lowercase letter", required(policy.requireLowercaseCharacters())));
        facts.add(new Fact("Number", required(policy.requireNumbers())));
        facts.add(new Fact("Symbol", required(policy.requireSymbols())));
        facts.add(new Fact("Password expiration", number(policy.maxPasswordAge(), "after %d days", "never")));
        facts.add(new Fact("Expiration requires administrator reset", policy.hardExpiry() ? "yes" : "no"));
        facts.add(new Fact(
                "Password reuse", number(policy.passwordReusePrevention(), "not the last %d", "not prevented")));
        facts.add(new Fact(
                "Allow users to change their own password", policy.allowUsersToChangePassword() ? "on" : "off"));
        return facts;
    }

    static List<Difference> between(PasswordPolicy theirs, PasswordPolicy yours) {
        List<Fact> left = of(theirs);
        List<Fact> right = of(yours);
        List<Difference> lines = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            lines.add(new Difference(
                    left.get(i).label(), left.get(i).value(), right.get(i).value()));
        }
        return lines;
    }

    private static String required(boolean required) {
        return required ? "required" : "not required";
    }

    private static String number(OptionalInt value, String words, String otherwise) {
        return value.isPresent() ? words.replace("%d", Integer.toString(value.getAsInt())) : otherwise;
    }
}
