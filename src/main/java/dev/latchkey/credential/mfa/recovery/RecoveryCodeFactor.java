package dev.latchkey.credential.mfa.recovery;

import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SecondFactor;
import dev.latchkey.signin.SlowHashes;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A recovery code in the place of a device, at a sign-in and nowhere else: the last that is offered. */
@Singleton
@Priority(RecoveryCodeFactor.LAST)
class RecoveryCodeFactor implements SecondFactor {
    static final int LAST = -100;

    /** What a session says that it was proved with; no device has this serial number. */
    static final String SERIAL_NUMBER = "recovery-code";

    private static final String WAY = "recovery-code";
    private static final String FIELD = "recoveryCode";
    private static final FormErrors.Problem WRONG =
            new FormErrors.Problem(FIELD, "That is none of your recovery codes, or it was used already.");

    private final RecoveryCodes codes;
    private final SlowHashes hashes;
    private final Transactions transactions;
    private final Clock clock;

    RecoveryCodeFactor(RecoveryCodes codes, SlowHashes hashes, Transactions transactions, Clock clock) {
        this.codes = codes;
        this.hashes = hashes;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The field for a code. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record RecoveryCodePrompt(Layout layout) implements TemplateInstance {}

    @Override
    public List<Way> waysOf(Principal.User user, Occasion occasion) {
        if (occasion != Occasion.SIGN_IN || codes.statusOf(user.userId()).unused() == 0) {
            return List.of();
        }
        return List.of(new Way(WAY, "Recovery code", false));
    }

    @Override
    public TemplateInstance prompt(Challenge challenge, Way way) {
        return new RecoveryCodePrompt(challenge.layout());
    }

    @Override
    public Optional<Claim> claim(Principal.User user, Occasion occasion, String way, Form form) {
        return occasion == Occasion.SIGN_IN && way.equals(WAY)
                ? Optional.of(new CodeClaim(user.userId(), RecoveryCode.parse(form.secret(FIELD))))
                : Optional.empty();
    }

    /** What somebody typed. */
    private final class CodeClaim implements Claim {
        private final String userId;
        private final Optional<RecoveryCode> code;
        private @Nullable String hash;

        CodeClaim(String userId, Optional<RecoveryCode> code) {
            this.userId = userId;
            this.code = code;
        }

        @Override
        public Counting counting() {
            return Counting.BEFORE;
        }

        @Override
        public boolean holds() {
            Optional<String> stored = code.flatMap(typed -> transactions.read(() -> codes.hashOf(userId, typed)));
            boolean right = stored.isPresent() && hashes.matches(secret(), stored.get());
            hash = right ? stored.get() : null;
            return right;
        }

        @Override
        public boolean use() {
            String known = hash;
            return known != null && codes.use(userId, code.orElseThrow(), known, clock.instant());
        }

        @Override
        public boolean isOfDevice() {
            return false;
        }

        @Override
        public String serialNumber() {
            return SERIAL_NUMBER;
        }

        @Override
        public FormErrors.Problem problem() {
            return WRONG;
        }

        private SecretText secret() {
            return code.orElseThrow().secret();
        }
    }
}
