package dev.latchkey.credential.mfa;

import dev.latchkey.operation.OwnDevices;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.ReadMemory;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The stored devices of all kinds; whoever adds one of a kind adds its row here and another in the kind's table. */
@Singleton
public class MfaDevices implements OwnDevices {
    static final String COLUMNS = "d.device_id, d.account_id, d.serial_number, d.kind, d.user_id, d.label,"
            + " d.created_at, d.enabled_at, d.last_used_at";

    private static final String SELECT = "select " + COLUMNS + " from mfa_device d where ";

    private static final String AROUND = SELECT + """
            d.user_id = ? or (d.account_id = ? and d.serial_number = ? and d.user_id is null)
             order by d.enabled_at, d.serial_number
            """;

    private final Sql sql;
    private final Transactions transactions;
    private final ReadMemory memory;

    MfaDevices(Sql sql, Transactions transactions, ReadMemory memory) {
        this.sql = sql;
        this.transactions = transactions;
        this.memory = memory;
    }

    @Override
    public boolean hasDevice(Principal principal) {
        return principal instanceof Principal.User user
                && !around(user.accountId(), user.userId(), user.name())
                        .enabled()
                        .isEmpty();
    }

    /** The devices that are a user's own, the oldest first. */
    public List<MfaDevice> enabledOf(String userId) {
        return sql.all(SELECT + "d.user_id = ? order by d.enabled_at, d.serial_number", MfaDevices::read, userId);
    }

    /**
     * What a page tells of a user's devices, by one statement; a page that asks twice asks the database once.
     *
     * @param enabled those that are the user's own, the oldest first
     * @param leftOver the virtual device that bears the user's name and is nobody's
     */
    record Around(List<MfaDevice> enabled, Optional<MfaDevice> leftOver) {}

    Around around(String accountId, String userId, String userName) {
        return transactions.read(() -> memory.once(Around.class, userId, () -> {
            List<MfaDevice> found = sql.all(
                    AROUND, MfaDevices::read, userId, accountId, VirtualDevices.serialNumber(accountId, userName));
            return new Around(
                    found.stream().filter(device -> device.userId() != null).toList(),
                    found.stream().filter(device -> device.userId() == null).findFirst());
        }));
    }

    /** How many devices a user has; exact for whoever holds the lock on the user's version row. */
    public int countOf(String userId) {
        return sql.first(
                        "select count(*)::int as devices from mfa_device where user_id = ?",
                        row -> row.number("devices"),
                        userId)
                .orElse(0);
    }

    /** How many virtual devices an account has, whosever they are. */
    int countVirtualOf(String accountId) {
        return sql.first(
                        "select count(*)::int as devices from mfa_device where account_id = ? and kind = 'virtual'",
                        row -> row.number("devices"),
                        accountId)
                .orElse(0);
    }

    /** The device of an account with that serial number. */
    public Optional<MfaDevice> withSerial(String accountId, String serialNumber) {
        return sql.first(
                SELECT + "d.account_id = ? and d.serial_number = ?", MfaDevices::read, accountId, serialNumber);
    }

    /** The device of an account with that id. */
    public Optional<MfaDevice> withId(String accountId, String deviceId) {
        return sql.first(SELECT + "d.account_id = ? and d.device_id = ?", MfaDevices::read, accountId, deviceId);
    }

    /** As {@link #withSerial}, and nobody else changes it before the transaction ends. */
    public Optional<MfaDevice> locked(String accountId, String serialNumber) {
        return sql.first(
                SELECT + "d.account_id = ? and d.serial_number = ? for update",
                MfaDevices::read,
                accountId,
                serialNumber);
    }

    /** Adds a device that belongs to nobody yet; empty where the account has one with that serial number. */
    public Optional<MfaDevice> add(
            String accountId, String serialNumber, MfaDeviceKind kind, String label, Instant now) {
        String id = UUID.randomUUID().toString();
        int added = sql.change("""
                insert into mfa_device (device_id, account_id, serial_number, kind, label, created_at)
                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                """, id, accountId, serialNumber, kind.word(), label, now);
        return added == 1
                ? Optional.of(new MfaDevice(id, accountId, serialNumber, kind, null, label, now, null, null))
                : Optional.empty();
    }

    /** Adds a device that is a user's own from the first moment; its serial number is random and so nobody else's. */
    public MfaDevice addEnabled(
            String accountId, String userId, String serialNumber, MfaDeviceKind kind, String label, Instant now) {
        String id = UUID.randomUUID().toString();
        sql.change("""
                insert into mfa_device (device_id, account_id, serial_number, kind, user_id, label, created_at, enabled_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """, id, accountId, serialNumber, kind.word(), userId, label, now, now);
        return new MfaDevice(id, accountId, serialNumber, kind, userId, label, now, now, null);
    }

    /** Makes it a user's own. */
    public void enable(String deviceId, String userId, Instant now) {
        sql.change("update mfa_device set user_id = ?, enabled_at = ? where device_id = ?", userId, now, deviceId);
    }

    /** Makes it nobody's. */
    public void deactivate(String deviceId) {
        sql.change("update mfa_device set user_id = null, enabled_at = null where device_id = ?", deviceId);
    }

    /** Takes note that it has proved something for its user; false if it is the user's no longer. */
    public boolean use(String deviceId, String userId, Instant now) {
        return sql.change(
                        "update mfa_device set last_used_at = ? where device_id = ? and user_id = ?",
                        now,
                        deviceId,
                        userId)
                == 1;
    }

    /** Gives it another label. */
    public void label(String deviceId, String label) {
        sql.change("update mfa_device set label = ? where device_id = ?", label, deviceId);
    }

    /** Removes it with everything that its kind keeps of it. */
    public void delete(String deviceId) {
        sql.change("delete from mfa_device where device_id = ?", deviceId);
    }

    /** The device of a row with {@link #COLUMNS}. */
    static MfaDevice read(Sql.Row row) {
        return new MfaDevice(
                row.text("device_id"),
                row.text("account_id"),
                row.text("serial_number"),
                MfaDeviceKind.of(row.text("kind")),
                row.optionalText("user_id"),
                row.text("label"),
                row.instant("created_at"),
                row.optionalInstant("enabled_at"),
                row.optionalInstant("last_used_at"));
    }
}
