package dev.latchkey.permission;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The stored versions of managed policies. */
@ApplicationScoped
class PolicyVersions {

    private static final String VERSION = """
            select v.version, v.document, v.created_at, v.version = p.default_version as is_default
              from managed_policy_version v join managed_policy p on p.policy_id = v.policy_id
             where v.policy_id = ?
        """;

    private final Sql sql;

    PolicyVersions(Sql sql) {
        this.sql = sql;
    }

    /**
     * One version.
     *
     * @param isDefault whether it is the one in force
     */
    record Version(int number, String document, Instant createdAt, boolean isDefault) {

        static Version of(Sql.Row row) {
            return new Version(
                    row.number("version"), row.text("document"), row.instant("created_at"), row.flag("is_default"));
        }

        String id() {
            return "v" + number;
        }
    }

    Optional<Version> find(String policyId, int number) {
        return sql.first(VERSION + " and v.version = ?", Version::of, policyId, number);
    }

    /**
     * The version of a policy.
     *
     * @throws OperationFailed NoSuchEntity where it has none of that id
     */
    Version required(ManagedPolicy policy, String versionId) {
        Integer number = PolicyArns.version(versionId);
        return Optional.ofNullable(number)
                .flatMap(known -> find(policy.policyId(), known))
                .orElseThrow(() -> new OperationFailed(
                        ErrorCode.NO_SUCH_ENTITY,
                        "Policy " + policy.arn() + " version " + versionId + " does not exist or is not attachable."));
    }

    /** Versions, the latest first, below a number. */
    List<Version> below(String policyId, int number, int limit) {
        return sql.all(
                VERSION + " and v.version < ? order by v.version desc limit ?", Version::of, policyId, number, limit);
    }

    int count(String policyId) {
        return sql.first(
                        "select count(*)::int as n from managed_policy_version where policy_id = ?",
                        row -> row.number("n"),
                        policyId)
                .orElse(0);
    }

    /** Adds a version under the next number, which is never given again; answers the number. */
    int add(String policyId, String document, Stamp stamp) {
        int number = sql.first(
                        "update managed_policy set last_version = last_version + 1, updated_at = ?, updated_by = ?"
                                + " where policy_id = ? returning last_version",
                        row -> row.number("last_version"),
                        stamp.at(),
                        stamp.by(),
                        policyId)
                .orElseThrow();
        sql.change(
                "insert into managed_policy_version (policy_id, version, document, document_hash, created_at)"
                        + " values (?, ?, ?, ?, ?)",
                policyId,
                number,
                document,
                hash(document),
                stamp.at());
        return number;
    }

    void makeDefault(String policyId, int number, Stamp stamp) {
        sql.change(
                "update managed_policy set default_version = ?, updated_at = ?, updated_by = ? where policy_id = ?",
                number,
                stamp.at(),
                stamp.by(),
                policyId);
    }

    void delete(String policyId, int number, Stamp stamp) {
        sql.change("delete from managed_policy_version where policy_id = ? and version = ?", policyId, number);
        sql.change(
                "update managed_policy set updated_at = ?, updated_by = ? where policy_id = ?",
                stamp.at(),
                stamp.by(),
                policyId);
    }

    /** What a document is found by once it is compiled. */
    static String hash(String document) {
        return Sha256.hex(document.getBytes(StandardCharsets.UTF_8));
    }
}
