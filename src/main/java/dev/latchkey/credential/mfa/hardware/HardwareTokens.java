package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The imported tokens of an account, with whoever has them. */
@Singleton
class HardwareTokens {
    /** More are searched for, not scrolled through. */
    static final int SHOWN = 200;

    private final Sql sql;

    HardwareTokens(Sql sql) {
        this.sql = sql;
    }

    /** Those whose serial number contains a text, in the order of these. */
    List<HardwareToken> of(String accountId, String search) {
        return sql.all(
                """
                select d.device_id, d.serial_number, d.created_at, u.user_name
                  from mfa_device d left join iam_user u on u.user_id = d.user_id
                 where d.account_id = ? and d.kind = 'hardware' and strpos(lower(d.serial_number), lower(?)) > 0
                 order by d.serial_number limit ?
                """,
                row -> new HardwareToken(
                        row.text("device_id"),
                        row.text("serial_number"),
                        row.instant("created_at"),
                        Optional.ofNullable(row.optionalText("user_name"))),
                accountId,
                search,
                SHOWN);
    }

    /** Removes one that is nobody's; false if there is no such. */
    boolean delete(String accountId, String deviceId) {
        return sql.change(
                        "delete from mfa_device where account_id = ? and device_id = ? and kind = 'hardware' and user_id is null",
                        accountId,
                        deviceId)
                == 1;
    }

    /** One of them. */
    record HardwareToken(String deviceId, String serialNumber, Instant importedAt, Optional<String> userName) {}
}
