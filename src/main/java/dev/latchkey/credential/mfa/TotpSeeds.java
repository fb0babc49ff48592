package dev.latchkey.credential.mfa;

import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.SecretBytes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sealed seeds of devices that show codes, and which of their codes were taken. */
@Singleton
public class TotpSeeds {
    private static final Purpose PURPOSE = Purpose.of("totp-seed");

    private static final String SELECT = "select " + MfaDevices.COLUMNS + """
            , s.sealed_seed, s.last_step, s.drift
              from mfa_device d
              join totp_seed s on s.device_id = d.device_id
             where
            """;

    private final Sql sql;
    private final Keys keys;

    TotpSeeds(Sql sql, Keys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /** Keeps the seed of a new device. */
    public void add(String deviceId, SecretBytes seed) {
        sql.change(
                "insert into totp_seed (device_id, sealed_seed) values (?, ?)",
                deviceId,
                keys.aead(PURPOSE).seal(seed, deviceId));
    }

    /** The devices of a user that show codes, the oldest first. */
    List<TotpDevice> enabledOf(String userId) {
        return sql.all(SELECT + "d.user_id = ? order by d.enabled_at, d.serial_number", TotpSeeds::read, userId);
    }

    Optional<TotpDevice> of(String deviceId) {
        return sql.first(SELECT + "d.device_id = ?", TotpSeeds::read, deviceId);
    }

    /** The codes of a device. */
    TotpCodes codesOf(TotpDevice device) {
        SecretBytes seed =
                keys.aead(PURPOSE).open(device.sealedSeed(), device.device().deviceId());
        return TotpCodes.of(seed);
    }

    /**
     * Uses up the code of a time step; false if that one, or a later one, was taken already. A code is accepted once, even
     * inside its own time step (RFC 6238 §5.2): whoever watched it being typed must not be able to replay it.
     * INVARIANT: the last step only grows.
     */
    boolean take(String deviceId, long step) {
        return sql.change(
                        "update totp_seed set last_step = ? where device_id = ? and last_step < ?",
                        step,
                        deviceId,
                        step)
                == 1;
    }

    /**
     * Uses up two codes in a row and keeps the drift that they show.
     *
     * @throws OperationFailed if that is not what they are; with the reason for a person
     */
    void requirePair(TotpDevice device, CodePair pair, Instant now) {
        long today = TotpCodes.stepAt(now);
        CodePair.Finding finding = pair.find(codesOf(device), today + device.drift(), device.lastStep());
        if (finding instanceof CodePair.Finding.InARow found) {
            int drift = CodePair.driftOf(found.step(), today);
            if (takePair(device.device().deviceId(), found.step(), drift)) {
                return;
            }
        }
        CodePair.Fault fault = finding instanceof CodePair.Finding.Not not ? not.fault() : CodePair.Fault.USED;
        throw fault.failure();
    }

    private boolean takePair(String deviceId, long step, int drift) {
        return sql.change(
                        "update totp_seed set last_step = ?, drift = ? where device_id = ? and last_step < ?",
                        step,
                        drift,
                        deviceId,
                        step - 1)
                == 1;
    }

    static TotpDevice read(Sql.Row row) {
        byte[] sealed = row.optionalBytes("sealed_seed");
        if (sealed == null) {
            throw new IllegalStateException("a device that shows codes has no seed");
        }
        return new TotpDevice(MfaDevices.read(row), sealed, row.bigNumber("last_step"), row.number("drift"));
    }
}
