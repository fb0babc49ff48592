package dev.latchkey.permission;

import dev.latchkey.operation.Permit;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** The policies of a user's or a group's own: one mechanism for both. */
@ApplicationScoped
class InlinePolicies {

    private final Sql sql;
    private final LatchkeyConfiguration configuration;
    private final Clock clock;

    InlinePolicies(Sql sql, LatchkeyConfiguration configuration, Clock clock) {
        this.sql = sql;
        this.configuration = configuration;
        this.clock = clock;
    }

    /** Writes one; where one of that name is there, ignoring case, its spelling stays. */
    void put(Holder holder, Permit permit, String policyName, String document) {
        DocumentRules.checkInline(document);
        String holderId = holder.requireId(permit);
        sql.change(
                "insert into " + holder.inlineTable() + " (" + holder.idColumn()
                        + ", policy_name, policy_name_key, document, document_hash, updated_at)"
                        + " values (?, ?, ?, ?, ?, ?) on conflict (" + holder.idColumn() + ", policy_name_key)"
                        + " do update set document = excluded.document, document_hash = excluded.document_hash,"
                        + " updated_at = excluded.updated_at",
                holderId,
                policyName,
                Ascii.lower(policyName),
                document,
                PolicyVersions.hash(document),
                clock.instant());
        int quota = holder.inlineQuota(configuration.quota());
        if (size(holder, holderId) > quota) {
            throw holder.tooLarge(permit, quota);
        }
    }

    String document(Holder holder, Permit permit, String policyName) {
        return sql.first(
                        "select document from " + holder.inlineTable() + " where " + holder.idColumn()
                                + " = ? and policy_name_key = ?",
                        row -> row.text("document"),
                        holder.requireId(permit),
                        Ascii.lower(policyName))
                .orElseThrow(() -> holder.missingInline(policyName));
    }

    void delete(Holder holder, Permit permit, String policyName) {
        int deleted = sql.change(
                "delete from " + holder.inlineTable() + " where " + holder.idColumn() + " = ? and policy_name_key = ?",
                holder.requireId(permit),
                Ascii.lower(policyName));
        if (deleted == 0) {
            throw holder.missingInline(policyName);
        }
    }

    Paged<String> names(Holder holder, Permit permit, Page page) {
        return page.cut(
                sql.all(
                        "select policy_name from " + holder.inlineTable() + " where " + holder.idColumn()
                                + " = ? and policy_name_key > ? order by policy_name_key limit ?",
                        row -> row.text("policy_name"),
                        holder.requireId(permit),
                        page.after(),
                        page.fetch()),
                Ascii::lower);
    }

    private long size(Holder holder, String holderId) {
        return sql
                .all(
                        "select document from " + holder.inlineTable() + " where " + holder.idColumn() + " = ?",
                        row -> row.text("document"),
                        holderId)
                .stream()
                .mapToLong(DocumentRules::size)
                .sum();
    }
}
