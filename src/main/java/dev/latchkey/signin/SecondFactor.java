package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Layout;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Optional;

/**
 * A proof besides the password: codes of devices, passkeys, recovery codes. Each room that has one declares a bean; the
 * pages {@code /signin/mfa} and {@code /verify} offer all of them and take any one.
 */
public interface SecondFactor {

    /** The ways in which a user can prove it now, in the order in which they are offered; read where it is asked. */
    List<Way> waysOf(Principal.User user, Occasion occasion);

    /** What the person is asked: markup inside the form of the page, which brings its own button. */
    TemplateInstance prompt(Challenge challenge, Way way);

    /** What the person has sent, by the way of that id; empty where that is no way of this factor, or not the user's. */
    Optional<Claim> claim(Principal.User user, Occasion occasion, String way, Form form);

    /**
     * A code that came without any page, with the serial number of its device; empty where that is no device of the user
     * that has codes.
     */
    default Optional<Claim> claim(Principal.User user, String serialNumber, SecretText code) {
        return Optional.empty();
    }

    /** When somebody is asked. */
    enum Occasion {
        /** The password of a sign-in was right. */
        SIGN_IN,
        /** A session without MFA, or whose MFA is too old, is to have it. */
        STEP_UP,
        /** Something sensitive wants to know that it is still the same person. */
        FRESH_PROOF
    }

    /**
     * One way of proving it.
     *
     * @param id fit for an address, and no other way's of any factor
     * @param label what the person calls it: the name of the device
     * @param isDevice whether it is an enabled MFA device: who has one is asked at each sign-in
     */
    record Way(String id, String label, boolean isDevice) {}

    /** How wrong claims are counted. */
    enum Counting {
        /** Where they are looked at, which takes no time: in the transaction of what a right one opens. */
        AT_ONCE,
        /** Looking takes long and holds nothing meanwhile: before, and given back where it was right. */
        BEFORE,
        /** Not at all: nobody can guess it. */
        NEVER
    }

    /**
     * The question that somebody is asked.
     *
     * @param boundTo names the session or the unfinished sign-in in which they are asked
     * @param layout of the page, with what is wrong with its form
     */
    record Challenge(Principal.User user, Occasion occasion, String boundTo, Layout layout) {}

    /** What somebody claims, to be looked at and then, in the transaction of what it opens, used. */
    interface Claim {

        Counting counting();

        /**
         * Whether it is right, as far as can be seen without changing anything; outside of any transaction, unless it is
         * counted there.
         */
        boolean holds();

        /** Uses it up; false if it is not right, or was used meanwhile. */
        boolean use();

        /** Whether an enabled MFA device proves it. */
        boolean isOfDevice();

        /** What proved it: the serial number of the device. */
        String serialNumber();

        /** What is said where it does not hold, and at which field. */
        FormErrors.Problem problem();
    }
}
