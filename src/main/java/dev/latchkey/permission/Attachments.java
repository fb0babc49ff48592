package dev.latchkey.permission;

import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** The stored attachments of managed policies to users and groups, and the boundaries of users. */
@ApplicationScoped
class Attachments {

    /** Up to so many users are put in order; of more, the account's users are gone through until a page is full. */
    private static final int FEW = 2000;

    /**
     * Groups, then users, by name. A policy may have very many holders, of whom a page is wanted: where there are many,
     * enough of them are found soon among the users in the order of their names.
     */
    private static final String ENTITIES = """
            with asked as (
                select ?::text as policy, ?::text as account, ?::text as kind, ?::text as use, ?::text as path,
                       ?::text as position
            ), attached as materialized (
                select u.user_id
                  from user_policy_attachment a join iam_user u on u.user_id = a.user_id
                 where a.policy_id = (select policy from asked) and u.account_id = (select account from asked) limit %1$d + 1
            ), bounded as materialized (
                select u.user_id
                  from iam_user u
                 where u.boundary_policy_id = (select policy from asked) and u.account_id = (select account from asked)
                 limit %1$d + 1
            )
            select kind, id, name, position from (
                select 'Group' as kind, g.group_id as id, g.group_name as name, 'g' || g.group_name_key as position,
                       g.path, 'PermissionsPolicy' as use
                  from group_policy_attachment a join iam_group g on g.group_id = a.group_id
                 where a.policy_id = (select policy from asked) and g.account_id = (select account from asked)
                union all
                select 'User', u.user_id, u.user_name, 'u' || u.user_name_key, u.path, 'PermissionsPolicy'
                  from attached join iam_user u on u.user_id = attached.user_id
                 where (select count(*) from attached) <= %1$d
                union all
                select 'User', u.user_id, u.user_name, 'u' || u.user_name_key, u.path, 'PermissionsBoundary'
                  from bounded join iam_user u on u.user_id = bounded.user_id
                 where (select count(*) from bounded) <= %1$d
                union all
                (select 'User', u.user_id, u.user_name, 'u' || u.user_name_key, u.path, 'PermissionsPolicy'
                   from iam_user u
                  where (select count(*) from attached) > %1$d
                    and u.account_id = (select account from asked) and u.user_name_key > ?
                    and starts_with(u.path, (select path from asked))
                    and exists (select from user_policy_attachment a
                                 where a.policy_id = (select policy from asked) and a.user_id = u.user_id offset 0)
                  order by u.user_name_key limit ?)
                union all
                (select 'User', u.user_id, u.user_name, 'u' || u.user_name_key, u.path, 'PermissionsBoundary'
                   from iam_user u
                  where (select count(*) from bounded) > %1$d
                    and u.account_id = (select account from asked) and u.user_name_key > ?
                    and starts_with(u.path, (select path from asked))
                    and u.boundary_policy_id || '' = (select policy from asked)
                  order by u.user_name_key limit ?)
            ) entity
             where (select kind from asked) in ('', kind) and (select use from asked) in ('', use)
               and starts_with(path, (select path from asked)) and position collate "C" > (select position from asked)
             group by kind, id, name, position
             order by position collate "C" limit ?
        """.formatted(FEW);

    private final Sql sql;

    Attachments(Sql sql) {
        this.sql = sql;
    }

    /**
     * Something that uses a policy.
     *
     * @param position what listings of such are in the order of
     */
    record Entity(String kind, String id, String name, String position) {

        boolean isGroup() {
            return kind.equals("Group");
        }
    }

    /** Attaches; nothing happens where it is attached. Answers how many are attached then. */
    int add(Holder holder, String holderId, String policyId, Instant now) {
        sql.change(
                "insert into " + holder.attachmentTable() + " (" + holder.idColumn()
                        + ", policy_id, attached_at) values (?, ?, ?) on conflict do nothing",
                holderId,
                policyId,
                now);
        return sql.first(
                        "select count(*)::int as n from " + holder.attachmentTable() + " where " + holder.idColumn()
                                + " = ?",
                        row -> row.number("n"),
                        holderId)
                .orElse(0);
    }

    /** Detaches; answers whether it was attached. */
    boolean remove(Holder holder, String holderId, String policyId) {
        return sql.change(
                        "delete from " + holder.attachmentTable() + " where " + holder.idColumn()
                                + " = ? and policy_id = ?",
                        holderId,
                        policyId)
                > 0;
    }

    /** What is attached, by name; the position is the name's key and the owner. */
    List<ListedPolicy> of(Holder holder, String holderId, String pathPrefix, String after, int limit) {
        return sql.all(
                "select p.owner, p.path, p.policy_name, p.policy_name_key from " + holder.attachmentTable()
                        + " a join managed_policy p on p.policy_id = a.policy_id where a." + holder.idColumn()
                        + " = ? and starts_with(p.path, ?)"
                        + " and (p.policy_name_key || '/' || p.owner) collate \"C\" > ?"
                        + " order by (p.policy_name_key || '/' || p.owner) collate \"C\" limit ?",
                ListedPolicy::of,
                holderId,
                pathPrefix,
                after,
                limit);
    }

    /** Who uses a policy: groups, then users; empty texts for whatever kind and use. */
    List<Entity> entities(
            String accountId, String policyId, String kind, String pathPrefix, String use, String after, int limit) {
        String afterUser = after.startsWith("u") ? after.substring(1) : "";
        return sql.all(
                ENTITIES,
                row -> new Entity(row.text("kind"), row.text("id"), row.text("name"), row.text("position")),
                policyId,
                accountId,
                kind,
                use,
                pathPrefix,
                after,
                afterUser,
                limit,
                afterUser,
                limit,
                limit);
    }

    void bound(String userId, String policyId) {
        sql.change("update iam_user set boundary_policy_id = ? where user_id = ?", policyId, userId);
    }

    /** Takes the boundary away; answers whether there was one. */
    boolean unbound(String userId) {
        return sql.change(
                        "update iam_user set boundary_policy_id = null"
                                + " where user_id = ? and boundary_policy_id is not null",
                        userId)
                > 0;
    }

    /** One that is attached. */
    record ListedPolicy(String name, String arn, String position) {

        static ListedPolicy of(Sql.Row row) {
            return new ListedPolicy(
                    row.text("policy_name"),
                    PolicyArns.arn(row.text("owner"), row.text("path"), row.text("policy_name")),
                    row.text("policy_name_key") + "/" + row.text("owner"));
        }
    }
}
