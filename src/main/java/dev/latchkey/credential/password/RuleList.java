package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.account.PasswordRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The rules of the policy in force, as a list that a script marks while somebody types.
 *
 * @param live what a script can check
 * @param onSubmit what only the server can check
 */
public record RuleList(List<PasswordRule> live, List<String> onSubmit) {

    /** The list of one policy. */
    public static RuleList of(PasswordPolicy policy) {
        List<PasswordRule> live = new ArrayList<>();
        List<String> onSubmit = new ArrayList<>();
        for (PasswordRule rule : policy.rules()) {
            if (rule instanceof PasswordRule.NotAccountName) {
                onSubmit.add(rule.label());
            } else {
                live.add(rule);
            }
        }
        int remembered = policy.passwordReusePrevention().orElse(0);
        onSubmit.add(
                remembered < 2
                        ? "Checked when you submit: not common, not easy to guess, not your current one"
                        : "Checked when you submit: not common, not easy to guess, not one of your last " + remembered);
        return new RuleList(live, onSubmit);
    }
}
