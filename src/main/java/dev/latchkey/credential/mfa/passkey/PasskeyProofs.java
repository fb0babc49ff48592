package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.data.ByteArray;
import dev.latchkey.credential.mfa.MfaDevices;
import dev.latchkey.credential.mfa.passkey.CeremonyRefused.Reason;
import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SignInEvents;
import dev.latchkey.web.Visit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks for proofs by passkeys and looks at them, at whichever door; what proves nothing goes to the trail with its reason. */
@ApplicationScoped
class PasskeyProofs {
    static final String ACTION = "signin:PasskeyProof";
    private static final String NOT_USED = "That passkey was not accepted. Try again, or choose another way.";
    private static final String COPIED =
            "That passkey was not accepted: it may have been copied. Choose another way, and"
                    + " remove it once you are signed in.";

    private final Challenges challenges;
    private final PasskeyOptions options;
    private final PasskeySite site;
    private final Passkeys passkeys;
    private final MfaDevices devices;
    private final SignInEvents events;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final Visit visit;
    private final Clock clock;

    PasskeyProofs(
            Challenges challenges,
            PasskeyOptions options,
            PasskeySite site,
            Passkeys passkeys,
            MfaDevices devices,
            SignInEvents events,
            AuditTrail trail,
            Transactions transactions,
            Visit visit,
            Clock clock) {
        this.challenges = challenges;
        this.options = options;
        this.site = site;
        this.passkeys = passkeys;
        this.devices = devices;
        this.events = events;
        this.trail = trail;
        this.transactions = transactions;
        this.visit = visit;
        this.clock = clock;
    }

    /** A proof that holds, or why there is none. */
    sealed interface Looked {
        /** It holds, and is used once it opens something. */
        record Proved(StoredPasskey passkey, AssertionCheck.Use use) implements Looked {}

        /** It proves nothing; what is said of it. */
        record Refused(String sentence) implements Looked {}
    }

    /** What the browser is to ask for; of anybody, or of that user. */
    String question(CeremonyScope scope, Principal.@Nullable User user) {
        ByteArray challenge = challenges.issue(scope, user == null ? null : user.userId());
        return BrowserJson.of(options.request(challenge, allowed(user)));
    }

    /** Looks at an answer, outside any transaction; its challenge is used up in any case. */
    Looked look(SecretText answer, CeremonyScope scope, Principal.@Nullable User user) {
        Optional<StoredPasskey> named = Optional.empty();
        try {
            AssertionCheck check = AssertionCheck.of(answer);
            challenges.take(check.challenge(), scope, user == null ? null : user.userId());
            named = transactions.read(() -> passkeys.withCredentialId(check.credentialId()));
            StoredPasskey passkey = named.orElseThrow(() -> new CeremonyRefused(Reason.UNKNOWN_CREDENTIAL));
            AuthenticatorAnswer.require(
                    user == null || user.userId().equals(passkey.owner().userId()), Reason.OTHER_OWNER);
            return new Looked.Proved(
                    passkey, check.against(site, options.request(check.challenge(), allowed(user)), passkey));
        } catch (CeremonyRefused refused) {
            return refuse(refused.reason(), named, user);
        }
    }

    /** Uses a proof up, in the transaction of what it opens; false if the passkey was removed or used meanwhile. */
    boolean use(Looked.Proved proved) {
        StoredPasskey passkey = proved.passkey();
        return devices.use(passkey.deviceId(), passkey.owner().userId(), clock.instant())
                && passkeys.use(passkey, proved.use());
    }

    private List<StoredPasskey> allowed(Principal.@Nullable User user) {
        return user == null ? List.of() : transactions.read(() -> passkeys.of(user.userId()));
    }

    private Looked refuse(Reason reason, Optional<StoredPasskey> named, Principal.@Nullable User user) {
        boolean isCopied = reason == Reason.COUNTER;
        Optional<Principal.User> whose =
                user == null ? named.filter(any -> isCopied).map(StoredPasskey::owner) : Optional.of(user);
        AuditEvent event = events.denied(ACTION, whose, visit.origin(), reason.text());
        if (whose.isEmpty()) {
            // Anybody can send anything: equal rows are gathered, so that this fills no disk.
            trail.gather(event);
        } else {
            transactions.write(() -> {
                named.filter(any -> isCopied).ifPresent(passkey -> passkeys.suspect(passkey, clock.instant()));
                trail.record(event);
            });
        }
        return new Looked.Refused(isCopied ? COPIED : NOT_USED);
    }
}
