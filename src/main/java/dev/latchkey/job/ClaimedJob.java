package dev.latchkey.job;

import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.Sql;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that this process works on, with what its starter's request brought to decisions.
 *
 * @param mfaAt when MFA had been proved, or null
 * @param mfaSerial the device that had proved it, or null
 * @param origin where it was started from; in the trail all that it does is one request
 */
record ClaimedJob(
        UUID id,
        String accountId,
        String kind,
        String starterId,
        String starterName,
        @Nullable Instant mfaAt,
        @Nullable String mfaSerial,
        RequestOrigin origin) {

    static ClaimedJob read(Sql.Row row) {
        UUID id = UUID.fromString(row.text("id"));
        return new ClaimedJob(
                id,
                row.text("account_id"),
                row.text("kind"),
                row.text("starter_id"),
                row.text("starter_name"),
                row.optionalInstant("mfa_at"),
                row.optionalText("mfa_serial"),
                new RequestOrigin(id, row.text("address"), row.text("user_agent"), row.flag("is_secure"), null));
    }

    /** Whether what was proved then is proved still, now that the session has the proof of this device, or of none. */
    boolean isProvedBy(@Nullable Instant sessionMfaAt, @Nullable String sessionSerial) {
        return mfaAt != null && sessionMfaAt != null && Objects.equals(mfaSerial, sessionSerial);
    }
}
