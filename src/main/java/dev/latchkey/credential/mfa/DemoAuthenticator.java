package dev.latchkey.credential.mfa;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows the codes of everybody's devices, as the apps on their phones would: for the demo, and for nothing else. It
 * refuses to work outside demo mode, whoever asks.
 */
@Singleton
public class DemoAuthenticator {
    private static final int MOST = 50;

    private static final String DEVICES = "select " + MfaDevices.COLUMNS + """
            , s.sealed_seed, s.last_step, s.drift, u.user_name, coalesce(a.alias, a.account_id) as account
              from mfa_device d
              join totp_seed s on s.device_id = d.device_id
              join account a on a.account_id = d.account_id
              join iam_user u on u.user_id = d.user_id
             order by d.enabled_at limit ?
            """;

    private static final String ENROLMENTS = """
            select e.enrolment_id, e.user_id, e.device_name, e.sealed_seed, u.user_name,
                   coalesce(a.alias, a.account_id) as account
              from mfa_enrolment e
              join iam_user u on u.user_id = e.user_id
              join account a on a.account_id = u.account_id
             where e.expires_at > ?
             order by e.expires_at desc limit ?
            """;

    private final boolean isDemo;
    private final Sql sql;
    private final TotpSeeds seeds;
    private final Enrolments enrolments;
    private final Operations operations;
    private final Transactions transactions;
    private final Clock clock;

    DemoAuthenticator(
            LatchkeyConfiguration configuration,
            Sql sql,
            TotpSeeds seeds,
            Enrolments enrolments,
            Operations operations,
            Transactions transactions,
            Clock clock) {
        this.isDemo = configuration.demo();
        this.sql = sql;
        this.seeds = seeds;
        this.enrolments = enrolments;
        this.operations = operations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What one app shows.
     *
     * @param isBeingAdded whether the device is not there yet: its QR code is open on somebody's page
     * @param current the code of this moment
     * @param next the one after it
     * @param isUsed whether the code of this moment was taken already
     */
    public record ShownCode(
            String userName,
            String account,
            String device,
            boolean isBeingAdded,
            String current,
            String next,
            boolean isUsed) {}

    /** The codes of all devices, those that are being added first. */
    public List<ShownCode> codes() {
        require();
        Instant now = clock.instant();
        return transactions.read(() -> {
            List<ShownCode> codes = new ArrayList<>(sql.all(ENROLMENTS, row -> beingAdded(row, now), now, MOST));
            codes.addAll(sql.all(DEVICES, row -> of(row, now), MOST));
            return codes;
        });
    }

    /** How long the codes of this moment last. */
    public long secondsLeft() {
        return (long) TotpCodes.STEP_SECONDS - Math.floorMod(clock.instant().getEpochSecond(), TotpCodes.STEP_SECONDS);
    }

    /** Gives somebody a device with a seed that everybody knows, enabled with two codes of the minute before. */
    public void assign(Caller host, String userName, SecretText base32Seed) {
        require();
        SecretBytes seed = Base32.decode(base32Seed);
        TotpCodes codes = TotpCodes.of(seed);
        long now = TotpCodes.stepAt(clock.instant());
        operations.perform(host, CreateVirtualMfaDevice.enrolled(userName, seed));
        operations.perform(
                host,
                new EnableMfaDevice(
                        userName,
                        VirtualDevices.serialNumber(host.accountId(), userName),
                        codes.at(now - 2),
                        codes.at(now - 1)));
    }

    private ShownCode of(Sql.Row row, Instant now) {
        TotpDevice device = TotpSeeds.read(row);
        return shown(row, device.device().label(), seeds.codesOf(device), now, Optional.of(device));
    }

    private ShownCode beingAdded(Sql.Row row, Instant now) {
        Enrolment enrolment = enrolments.read(row);
        return shown(row, enrolment.deviceName(), TotpCodes.of(enrolment.seed()), now, Optional.empty());
    }

    private static ShownCode shown(
            Sql.Row row, String device, TotpCodes codes, Instant now, Optional<TotpDevice> stored) {
        long step = TotpCodes.stepAt(now);
        return new ShownCode(
                row.text("user_name"),
                row.text("account"),
                device,
                stored.isEmpty(),
                codes.at(step).reveal(),
                codes.at(step + 1).reveal(),
                stored.filter(known -> known.lastStep() >= step).isPresent());
    }

    private void require() {
        if (!isDemo) {
            throw new IllegalStateException("codes are shown in demo mode only");
        }
    }
}
