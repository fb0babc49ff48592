package dev.latchkey.signin;

import dev.latchkey.operation.OwnDevices;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SecondFactor.Challenge;
import dev.latchkey.signin.SecondFactor.Claim;
import dev.latchkey.signin.SecondFactor.Occasion;
import dev.latchkey.signin.SecondFactor.Way;
import dev.latchkey.web.Form;
import io.quarkus.arc.All;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All factors besides the password, and the one place where what somebody claims with them is looked at: no claim that
 * could be guessed is looked at before it is counted.
 */
@ApplicationScoped
public class SecondFactors {
    private final List<SecondFactor> factors;
    private final OwnDevices devices;
    private final SecondFactorTries tries;
    private final Transactions transactions;

    SecondFactors(
            @All List<SecondFactor> factors, OwnDevices devices, SecondFactorTries tries, Transactions transactions) {
        this.factors = factors;
        this.devices = devices;
        this.tries = tries;
        this.transactions = transactions;
    }

    /** How a claim ended. */
    public enum Verdict {
        RIGHT,
        WRONG,
        /** Too many were wrong; this one was not looked at. */
        PAUSED,
        /** The user has no such device. */
        UNKNOWN
    }

    /** A way with the factor that knows it. */
    record Offer(SecondFactor factor, Way way) {

        String id() {
            return way.id();
        }

        RawString prompt(Challenge challenge) {
            // The output of a template, which has escaped what was put in.
            return new RawString(factor.prompt(challenge, way).render());
        }
    }

    /** Whether somebody who signs in has to prove more than the password. */
    public boolean areDue(Principal.User user) {
        return devices.hasDevice(user);
    }

    /**
     * Looks at a code that came without any page, with the serial number of its device: counted, used up and paused like
     * those that are typed into one.
     */
    public Verdict check(Principal.User user, String serialNumber, SecretText code) {
        Optional<Claim> claim = transactions.read(() -> factors.stream()
                .flatMap(factor -> factor.claim(user, serialNumber, code).stream())
                .findFirst());
        if (claim.isEmpty()) {
            return Verdict.UNKNOWN;
        }
        Trial trial = trial(user, claim.get());
        try {
            return transactions.write(trial::settle);
        } catch (NotProved usedMeanwhile) {
            trial.countUsed();
            return Verdict.WRONG;
        }
    }

    /** What somebody has sent by the way of that id; empty where they have no such way. */
    Optional<Claim> claim(Principal.User user, Occasion occasion, String way, Form form) {
        return factors.stream()
                .flatMap(factor -> factor.claim(user, occasion, way, form).stream())
                .findFirst();
    }

    /** Begins to look at a claim, outside of any transaction. */
    Trial trial(Principal.User user, Claim claim) {
        return Trial.of(tries, user, claim);
    }

    List<Offer> offers(Principal.User user, Occasion occasion) {
        return transactions.read(() -> {
            List<Offer> offers = new ArrayList<>();
            for (SecondFactor factor : factors) {
                factor.waysOf(user, occasion).forEach(way -> offers.add(new Offer(factor, way)));
            }
            return offers;
        });
    }

    /** The one that was chosen, or else the first. */
    static Optional<Offer> chosen(List<Offer> offers, @Nullable String id) {
        return offers.stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .or(() -> offers.stream().findFirst());
    }
}
