package dev.latchkey.credential.sessiontoken;

import dev.latchkey.api.SigningKey;
import dev.latchkey.api.SigningKeys;
import dev.latchkey.identity.UserAlong;
import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Decoy;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.secret.Sha256;
import dev.latchkey.session.UserColumns;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The temporary credentials that were issued and live. */
@Singleton
class SessionTokens implements SigningKeys {

    private static final Logger LOG = Logger.getLogger(SessionTokens.class);
    private static final Purpose SECRET = Purpose.of("session-token-secret");
    private static final String PREFIX = "ASIA";
    private static final String ID_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int ID_CHARACTERS = 16;
    private static final int SECRET_BYTES = 30;
    private static final int TOKEN_BYTES = 96;

    /** An expired token is told to be expired for a while, and unknown after that. */
    private static final Duration KEPT = Duration.ofDays(1);

    private static final String INSERT = """
            insert into session_token (access_key_id, user_id, sealed_secret, token_hash, issued_at, expires_at, mfa_at,
                                       mfa_serial)
            values (?, ?, ?, ?, ?, ?, ?::timestamptz, ?::text)
            """;

    /** Where nobody has the key, the nearest one is read in its place, without its secret: that costs the same. */
    private static final String FIND = "select t.access_key_id, t.token_hash, t.issued_at, t.expires_at, t.mfa_at,"
            + " case when t.access_key_id = ? then t.sealed_secret end as sealed_secret, "
            + UserColumns.SELECTED + ", " + UserColumns.VERSIONS + ", " + UserAlong.SELECTED
            + """
          from session_token t
          join iam_user u on u.user_id = t.user_id
         where t.access_key_id = coalesce((select max(access_key_id) from session_token where access_key_id <= ?),
                                          (select min(access_key_id) from session_token))
        """;

    private final Sql sql;
    private final Keys keys;
    private final RandomSource random;
    private final Transactions transactions;
    private final UserAlong along;
    private final Clock clock;
    private final Decoy nobodys;

    SessionTokens(Sql sql, Keys keys, RandomSource random, Transactions transactions, UserAlong along, Clock clock) {
        this.sql = sql;
        this.keys = keys;
        this.random = random;
        this.transactions = transactions;
        this.along = along;
        this.clock = clock;
        this.nobodys = new Decoy(keys, SECRET, random);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public Optional<SigningKey> find(String accessKeyId) {
        return sql.first(FIND, this::read, accessKeyId, accessKeyId)
                .filter(key -> key.accessKeyId().equals(accessKeyId));
    }

    /** Issues credentials, in the transaction there is; this is the one time that they can be seen. */
    SessionCredentials issue(
            Principal.User user, Duration life, @Nullable Instant mfaAt, @Nullable String mfaSerial, Instant now) {
        String id = newId();
        SecretText secret = newSecret();
        SecretText token = SecretText.of(Base64.getEncoder().encodeToString(random.bytes(TOKEN_BYTES)));
        Instant expiration = now.plus(life);
        sql.change(
                INSERT,
                id,
                user.userId(),
                keys.aead(SECRET).seal(secret, id),
                Sha256.of(token.reveal()),
                now,
                expiration,
                mfaAt,
                mfaAt == null ? null : mfaSerial);
        return new SessionCredentials(id, secret, token, expiration);
    }

    @Scheduled(every = "10m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void purge() {
        try {
            transactions.write(() -> sql.change(
                    "delete from session_token where expires_at < ?",
                    clock.instant().minus(KEPT)));
        } catch (RuntimeException unavailable) {
            LOG.warn("expired session tokens could not be removed; the next turn tries again", unavailable);
        }
    }

    private SigningKey read(Sql.Row row) {
        along.remember(row);
        String accessKeyId = row.text("access_key_id");
        byte[] sealed = row.optionalBytes("sealed_secret");
        return new SigningKey(
                accessKeyId,
                sealed == null ? nobodys.open() : keys.aead(SECRET).openText(sealed, accessKeyId),
                true,
                UserColumns.read(row),
                new SigningKey.Temporary(
                        row.bytes("token_hash"),
                        row.instant("issued_at"),
                        row.instant("expires_at"),
                        row.optionalInstant("mfa_at")),
                UserColumns.versions(row));
    }

    /** 40 characters of Base64, of which the first is a letter or digit, so that no table takes it for a formula. */
    private SecretText newSecret() {
        String secret;
        do {
            secret = Base64.getEncoder().encodeToString(random.bytes(SECRET_BYTES));
        } while (!Character.isLetterOrDigit(secret.charAt(0)));
        return SecretText.of(secret);
    }

    private String newId() {
        StringBuilder id = new StringBuilder(PREFIX);
        for (byte b : random.bytes(ID_CHARACTERS)) {
            id.append(ID_ALPHABET.charAt(b & 31));
        }
        return id.toString();
    }
}
