package dev.latchkey.signin;

import dev.latchkey.signin.SecondFactor.Occasion;
import dev.latchkey.web.NextPath;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody is asked to prove once more who they are, as the address of the page says it.
 *
 * @param purpose {@code mfa}, or the action that waits for a fresh proof
 * @param next where they go on
 */
record ProofWanted(String purpose, NextPath next) {
    static final String MFA = "mfa";
    private static final NextPath HOME = new NextPath("/security-credentials");
    private static final Pattern ACTION = Pattern.compile("[a-z]{2,20}:[A-Za-z]{2,60}");

    static ProofWanted of(Inputs inputs) {
        String purpose = inputs.get("for");
        String next = inputs.get("next");
        boolean isAction = purpose != null && ACTION.matcher(purpose).matches();
        return new ProofWanted(
                isAction ? String.valueOf(purpose) : MFA, NextPath.parse(next).orElse(HOME));
    }

    public boolean isForMfa() {
        return purpose.equals(MFA);
    }

    Occasion occasion() {
        return isForMfa() ? Occasion.STEP_UP : Occasion.FRESH_PROOF;
    }

    public String title() {
        return isForMfa() ? "Verify with MFA" : "Confirm it is you";
    }

    /** The page with this question. */
    String address() {
        return VerifyPage.PATH + "?for=" + URLEncoder.encode(purpose, StandardCharsets.UTF_8) + "&next="
                + next.encoded();
    }

    /** The fields of a form, or the parameters of an address. */
    interface Inputs {
        @Nullable
        String get(String name);
    }
}
