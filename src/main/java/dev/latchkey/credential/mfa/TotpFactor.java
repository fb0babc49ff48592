package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Principal;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SecondFactor;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The code that a device shows, as a second factor. */
@Singleton
class TotpFactor implements SecondFactor {
    private static final String WAY = "totp-";
    private static final String FIELD = "mfaCode";
    private static final FormErrors.Problem WRONG =
            new FormErrors.Problem(FIELD, "That code is not right or was already used. Codes change every 30 seconds.");

    private final MfaDevices devices;
    private final TotpSeeds seeds;
    private final Clock clock;

    TotpFactor(MfaDevices devices, TotpSeeds seeds, Clock clock) {
        this.devices = devices;
        this.seeds = seeds;
        this.clock = clock;
    }

    /**
     * The field for a code.
     *
     * @param seconds until the device shows a code that can be taken; zero where it does already
     */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CodePrompt(Layout layout, String device, long seconds) implements TemplateInstance {}

    @Override
    public List<Way> waysOf(Principal.User user, Occasion occasion) {
        return devices.enabledOf(user.userId()).stream()
                .filter(device -> device.kind().hasCodes())
                .map(device -> new Way(WAY + device.deviceId(), device.label(), true))
                .toList();
    }

    @Override
    public TemplateInstance prompt(Challenge challenge, Way way) {
        long wait = stored(way.id())
                .map(device -> device.secondsUntilNextCode(clock.instant()))
                .orElse(0L);
        return new CodePrompt(challenge.layout(), way.label(), wait);
    }

    @Override
    public Optional<Claim> claim(Principal.User user, Occasion occasion, String way, Form form) {
        if (!way.startsWith(WAY)) {
            return Optional.empty();
        }
        SecretText code = AuthenticationCode.typed(form.secret(FIELD));
        return stored(way)
                .filter(device -> user.userId().equals(device.device().userId()))
                .map(device -> new CodeClaim(user.userId(), device, code));
    }

    @Override
    public Optional<Claim> claim(Principal.User user, String serialNumber, SecretText code) {
        return seeds.enabledOf(user.userId()).stream()
                .filter(device -> device.device().serialNumber().equals(serialNumber))
                .findFirst()
                .map(device -> new CodeClaim(user.userId(), device, code));
    }

    private Optional<TotpDevice> stored(String way) {
        return seeds.of(way.substring(WAY.length()));
    }

    /** One code of one device. */
    private final class CodeClaim implements Claim {
        private final String userId;
        private final TotpDevice device;
        private final SecretText code;

        CodeClaim(String userId, TotpDevice device, SecretText code) {
            this.userId = userId;
            this.device = device;
            this.code = code;
        }

        @Override
        public Counting counting() {
            return Counting.AT_ONCE;
        }

        @Override
        public boolean holds() {
            return step().isPresent();
        }

        @Override
        public boolean use() {
            OptionalLong step = step();
            return step.isPresent()
                    && devices.use(device.device().deviceId(), userId, clock.instant())
                    && seeds.take(device.device().deviceId(), step.getAsLong());
        }

        @Override
        public boolean isOfDevice() {
            return true;
        }

        @Override
        public String serialNumber() {
            return device.device().serialNumber();
        }

        @Override
        public FormErrors.Problem problem() {
            return WRONG;
        }

        private OptionalLong step() {
            OptionalLong step = seeds.codesOf(device).stepOf(code, device.stepAt(clock.instant()), TotpCodes.WINDOW);
            return step.isPresent() && step.getAsLong() > device.lastStep() ? step : OptionalLong.empty();
        }
    }
}
