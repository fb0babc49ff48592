package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.signin.SecondFactors.Offer;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The password as a fresh proof of who somebody is; it makes no session one with MFA. */
@ApplicationScoped
class PasswordProof {
    private static final String WAY = "password";
    private static final String FIELD = "password";
    private static final int LONGEST = 128 * 8;

    private final FirstFactor firstFactor;
    private final Gate gate;
    private final CurrentSession session;
    private final Transactions transactions;

    PasswordProof(FirstFactor firstFactor, Gate gate, CurrentSession session, Transactions transactions) {
        this.firstFactor = firstFactor;
        this.gate = gate;
        this.session = session;
        this.transactions = transactions;
    }

    /** The field for it. */
    @CheckedTemplate(basePath = "signin", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PasswordPrompt(Layout layout, String userName) implements TemplateInstance {}

    /** The password and whatever else there is; a device first where there is one, since it proves more. */
    List<Offer> andOthers(List<Offer> others) {
        Offer offer = new Offer(new Factor(), new SecondFactor.Way(WAY, "Your password", false));
        return Stream.concat(others.stream(), Stream.of(offer)).toList();
    }

    /** What somebody has sent as their password. */
    Optional<SecondFactor.Claim> claim(Principal.User user, String way, Form form) {
        return new Factor().claim(user, SecondFactor.Occasion.FRESH_PROOF, way, form);
    }

    /** In the shape of the other factors. */
    private final class Factor implements SecondFactor {

        @Override
        public List<Way> waysOf(Principal.User user, Occasion occasion) {
            return List.of();
        }

        @Override
        public TemplateInstance prompt(Challenge challenge, Way way) {
            return new PasswordPrompt(challenge.layout(), challenge.user().name());
        }

        @Override
        public Optional<Claim> claim(Principal.User user, Occasion occasion, String way, Form form) {
            return Optional.of(way).filter(WAY::equals).map(password -> new PasswordClaim(user, form.secret(FIELD)));
        }
    }

    /** What was typed, compared where every password is. */
    private final class PasswordClaim implements SecondFactor.Claim {
        private final Principal.User user;
        private final SecretText typed;

        PasswordClaim(Principal.User user, SecretText typed) {
            this.user = user;
            this.typed = typed;
        }

        @Override
        public SecondFactor.Counting counting() {
            // The gate counts it.
            return SecondFactor.Counting.NEVER;
        }

        @Override
        public boolean holds() {
            if (typed.reveal().length() > LONGEST) {
                return false;
            }
            FirstFactor.Stored stored = transactions.read(() ->
                    firstFactor.storedFor(Optional.of(new FirstFactor.UserInAccount(user.accountId(), user.userId()))));
            return gate.check(session.required().caller(), stored, typed) == Gate.Verdict.RIGHT;
        }

        @Override
        public boolean use() {
            return true;
        }

        @Override
        public boolean isOfDevice() {
            return false;
        }

        @Override
        public String serialNumber() {
            throw new IllegalStateException("a password is no MFA device");
        }

        @Override
        public FormErrors.Problem problem() {
            return new FormErrors.Problem(
                    FIELD, "That is not your password, or too many were wrong and none is taken for a moment.");
        }
    }
}
