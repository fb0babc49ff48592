package dev.latchkey.account;

import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The stored credential reports, one for each account. */
@ApplicationScoped
class CredentialReports {

    /** A report that is younger is given again. */
    static final Duration FRESH = Duration.ofHours(4);

    private final Sql sql;

    CredentialReports(Sql sql) {
        this.sql = sql;
    }

    /** A report and when it was made. */
    record Stored(String content, Instant generatedAt) {

        boolean isFresh(Instant now) {
            return now.isBefore(generatedAt.plus(FRESH));
        }
    }

    Optional<Stored> of(String accountId) {
        return sql.first(
                "select content, generated_at from credential_report where account_id = ?",
                row -> new Stored(row.text("content"), row.instant("generated_at")),
                accountId);
    }

    Optional<Instant> generatedAt(String accountId) {
        return sql.first(
                "select generated_at from credential_report where account_id = ?",
                row -> row.instant("generated_at"),
                accountId);
    }

    void keep(String accountId, String content, Instant now) {
        sql.change(
                "insert into credential_report (account_id, content, generated_at) values (?, ?, ?)"
                        + " on conflict (account_id) do update"
                        + " set content = excluded.content, generated_at = excluded.generated_at",
                accountId,
                content,
                now);
    }
}
