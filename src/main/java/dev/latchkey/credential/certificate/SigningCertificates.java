package dev.latchkey.credential.certificate;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.identity.UserLocks;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Sql.Row;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored signing certificates; the same certificate is stored once in an account. */
@Singleton
class SigningCertificates {
    private static final String SELECT = """
        select c.certificate_id, c.user_id, c.body, c.status, c.uploaded_at from signing_certificate c
        """;

    /** The time in milliseconds, then the id: one text that sorts like both. */
    private static final String PLACE =
            "lpad((floor(extract(epoch from c.uploaded_at) * 1000))::bigint::text, 20, '0') || c.certificate_id";

    private final Sql sql;
    private final UserLocks locks;
    private final LatchkeyConfiguration configuration;

    SigningCertificates(Sql sql, UserLocks locks, LatchkeyConfiguration configuration) {
        this.sql = sql;
        this.locks = locks;
        this.configuration = configuration;
    }

    /** Those of a user, the earliest first, after one of them. */
    List<SigningCertificate> of(Owner owner, String afterPlace, int most) {
        return sql.all(
                "select * from (" + SELECT + " where c.user_id = ?) c where " + PLACE + " > ? order by " + PLACE
                        + " limit ?",
                row -> read(row).certificate(owner),
                owner.userId(),
                afterPlace,
                most);
    }

    /** What they are sorted by, as {@code PLACE} has it. */
    static String place(SigningCertificate certificate) {
        return "%020d".formatted(certificate.uploadDate().toEpochMilli()) + certificate.certificateId();
    }

    /**
     * Adds a certificate, or finds it where its owner sent it before; the user's row is locked.
     *
     * @throws OperationFailed DuplicateCertificate if another user of the account has it, LimitExceeded if it is one too
     *     many
     */
    SigningCertificate add(Owner owner, SigningCertificateBody body, Instant now) {
        locks.lock(owner.userId());
        int added = sql.change(
                """
                insert into signing_certificate (account_id, certificate_id, user_id, body, not_after, status,
                                                 uploaded_at)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """,
                owner.accountId(),
                body.id(),
                owner.userId(),
                body.text(),
                body.notAfter(),
                CredentialStatus.ACTIVE.text(),
                now);
        if (added == 0) {
            return find(owner, body.id())
                    .orElseThrow(() -> CertificateProblem.OF_SOMEBODY_ELSE.failure(body.text()))
                    .certificate(owner);
        }
        requireAtMost(quota(), owner);
        return new Stored(body.id(), body.text(), CredentialStatus.ACTIVE, now).certificate(owner);
    }

    /**
     * Looks, without a lock, whether one more can be added; {@link #add} alone is sure.
     *
     * @throws OperationFailed LimitExceeded if not
     */
    void requireRoom(Owner owner) {
        requireAtMost(quota() - 1, owner);
    }

    private void requireAtMost(int most, Owner owner) {
        if (countOf(owner.userId()) > most) {
            throw new OperationFailed(
                    ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for CertificatesPerUser: " + quota());
        }
    }

    private int quota() {
        return configuration.quota().signingCertificatesPerUser();
    }

    /** @throws OperationFailed NoSuchEntity for a certificate that this user does not have */
    void set(Owner owner, String id, CredentialStatus status) {
        requireOne(
                sql.change(
                        "update signing_certificate set status = ? where account_id = ? and certificate_id = ? and"
                                + " user_id = ?",
                        status.text(),
                        owner.accountId(),
                        id,
                        owner.userId()),
                id);
    }

    /** @throws OperationFailed NoSuchEntity for a certificate that this user does not have, DeleteConflict for an active one */
    void delete(Owner owner, String id, boolean onlyInactive) {
        if (onlyInactive
                && find(owner, id)
                        .map(Stored::status)
                        .filter(CredentialStatus::isActive)
                        .isPresent()) {
            throw StatusWord.stillActive();
        }
        requireOne(
                sql.change(
                        "delete from signing_certificate where account_id = ? and certificate_id = ? and user_id = ?",
                        owner.accountId(),
                        id,
                        owner.userId()),
                id);
    }

    private Optional<Stored> find(Owner owner, String id) {
        return sql.first(
                SELECT + " where c.account_id = ? and c.certificate_id = ? and c.user_id = ?",
                SigningCertificates::read,
                owner.accountId(),
                id,
                owner.userId());
    }

    /** The ids of all that a user has. */
    List<String> idsOf(String userId) {
        return sql.all(
                "select certificate_id as id from signing_certificate where user_id = ? order by 1",
                row -> row.text("id"),
                userId);
    }

    private int countOf(String userId) {
        return sql.first(
                        "select count(*)::int as certificates from signing_certificate where user_id = ?",
                        row -> row.number("certificates"),
                        userId)
                .orElse(0);
    }

    private static void requireOne(int changed, String id) {
        if (changed != 1) {
            throw new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "The Certificate with id " + id + " cannot be found.");
        }
    }

    private static Stored read(Row row) {
        return new Stored(
                row.text("certificate_id"),
                row.text("body"),
                StatusWord.stored(row.text("status")),
                row.instant("uploaded_at"));
    }

    /** One row; what the certificate says of itself is read from it when somebody asks. */
    private record Stored(String id, String body, CredentialStatus status, Instant uploadedAt) {

        SigningCertificate certificate(Owner owner) {
            try {
                SigningCertificate.Details details = SigningCertificate.Details.of(SigningCertificateBody.parse(body));
                return new SigningCertificate(owner.name(), id, body, status, uploadedAt, details);
            } catch (SigningCertificateBody.Unusable broken) {
                throw new IllegalStateException("a stored certificate cannot be read", broken);
            }
        }
    }
}
