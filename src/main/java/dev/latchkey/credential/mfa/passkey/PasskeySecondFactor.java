package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.credential.mfa.MfaDevice;
import dev.latchkey.credential.mfa.MfaDeviceKind;
import dev.latchkey.credential.mfa.MfaDevices;
import dev.latchkey.operation.Principal;
import dev.latchkey.secret.SecretText;
import dev.latchkey.session.PendingSignIns;
import dev.latchkey.signin.SecondFactor;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.SignInNeeded;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A passkey or security key besides the password, at a sign-in and in a session. */
@Singleton
@Priority(PasskeySecondFactor.AFTER_CODES)
class PasskeySecondFactor implements SecondFactor {
    /** What works without a script is offered first. */
    static final int AFTER_CODES = -10;

    private static final String WAY = "passkey";

    private final MfaDevices devices;
    private final PasskeyProofs proofs;
    private final PendingSignIns pending;
    private final Visit visit;

    PasskeySecondFactor(MfaDevices devices, PasskeyProofs proofs, PendingSignIns pending, Visit visit) {
        this.devices = devices;
        this.proofs = proofs;
        this.pending = pending;
        this.visit = visit;
    }

    /**
     * The place that script fills in.
     *
     * @param options where it asks what to ask for
     */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PasskeyPrompt(String device, String options) implements TemplateInstance {}

    @Override
    public List<Way> waysOf(Principal.User user, Occasion occasion) {
        List<MfaDevice> own = devices.enabledOf(user.userId()).stream()
                .filter(device -> device.kind() == MfaDeviceKind.PASSKEY)
                .toList();
        if (own.isEmpty()) {
            return List.of();
        }
        String label = own.size() == 1 ? own.get(0).label() : "Passkey or security key";
        return List.of(new Way(WAY, label, true));
    }

    @Override
    public TemplateInstance prompt(Challenge challenge, Way way) {
        return new PasskeyPrompt(way.label(), PasskeyQuestionPage.addressFor(challenge.occasion()));
    }

    @Override
    public Optional<Claim> claim(Principal.User user, Occasion occasion, String way, Form form) {
        return Optional.of(way)
                .filter(WAY::equals)
                .map(passkey -> new PasskeyClaim(user, occasion, form.secret("passkey")));
    }

    /** What the browser is to ask for. */
    String question(Principal.User user, Occasion occasion) {
        return proofs.question(scopeOf(occasion), user);
    }

    private CeremonyScope scopeOf(Occasion occasion) {
        return occasion == Occasion.SIGN_IN
                ? CeremonyScope.of(Ceremony.SECOND_FACTOR, pending.current().orElseThrow(SignInNeeded::new))
                : CeremonyScope.of(Ceremony.VERIFY, visit);
    }

    /** One answer. */
    private final class PasskeyClaim implements Claim {
        private final Principal.User user;
        private final Occasion occasion;
        private final SecretText answer;
        private PasskeyProofs.@Nullable Looked looked;

        PasskeyClaim(Principal.User user, Occasion occasion, SecretText answer) {
            this.user = user;
            this.occasion = occasion;
            this.answer = answer;
        }

        @Override
        public Counting counting() {
            return Counting.NEVER;
        }

        @Override
        public boolean holds() {
            return looked() instanceof PasskeyProofs.Looked.Proved;
        }

        @Override
        public boolean use() {
            return looked() instanceof PasskeyProofs.Looked.Proved proved && proofs.use(proved);
        }

        @Override
        public boolean isOfDevice() {
            return true;
        }

        @Override
        public String serialNumber() {
            if (looked() instanceof PasskeyProofs.Looked.Proved proved) {
                return proved.passkey().serialNumber();
            }
            throw new IllegalStateException("nothing was proved");
        }

        @Override
        public FormErrors.Problem problem() {
            String sentence = looked() instanceof PasskeyProofs.Looked.Refused refused
                    ? refused.sentence()
                    : "That passkey was removed or used at this moment. Try again.";
            return new FormErrors.Problem("", sentence);
        }

        /** An answer is looked at once: its challenge is used up by that. */
        private PasskeyProofs.Looked looked() {
            PasskeyProofs.Looked known = looked;
            if (known == null) {
                known = proofs.look(answer, scopeOf(occasion), user);
                looked = known;
            }
            return known;
        }
    }
}
