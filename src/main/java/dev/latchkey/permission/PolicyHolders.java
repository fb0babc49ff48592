package dev.latchkey.permission;

import dev.latchkey.operation.Principal;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Reads the users of an account with all their policies, page by page in the order of their names: one statement for
 * each page, whatever the number of users and policies, and never more than a page in memory.
 *
 * <p>What is read here must not be told to anybody who may not simulate the user in question.
 */
@ApplicationScoped
public class PolicyHolders {

    /** All users of the account. */
    private static final String EVERYBODY = """
            with page as materialized (
                select user_id, path, user_name, user_name_key, boundary_policy_id
                  from iam_user
                 where account_id = :account and user_name_key > :after
                 order by user_name_key
                 limit :size
            )""";

    /** Whoever holds a policy: by themselves, through a group, or as their permissions boundary. */
    private static final String HOLDERS = """
            select user_id from user_policy_attachment where policy_id = :policy
            union
            select m.user_id
              from group_policy_attachment a join group_membership m on m.group_id = a.group_id
             where a.policy_id = :policy
            union
            select user_id from iam_user where boundary_policy_id = :policy
            """;

    private static final String HOLDERS_OF_POLICY = "with holder as (" + HOLDERS + """
            ), page as materialized (
                select u.user_id, u.path, u.user_name, u.user_name_key, u.boundary_policy_id
                  from holder h join iam_user u on u.user_id = h.user_id
                 where u.account_id = :account and u.user_name_key > :after
                 order by u.user_name_key
                 limit :size
            )""";

    /** Some users by their ids. */
    private static final String NAMED = """
            with page as materialized (
                select user_id, path, user_name, user_name_key, boundary_policy_id
                  from iam_user
                 where account_id = :account and user_id in (:users) and user_name_key > :after
                 order by user_name_key
                 limit :size
            )""";

    /** Whoever is given one of some texts, by themselves or through a group. */
    private static final String HOLDERS_OF_TEXTS = """
            with given as (
                select p.policy_id
                  from managed_policy p
                  join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
                 where p.owner in (:account, 'aws') and v.document_hash in (:texts)
            ), holder as (
                select a.user_id from given p join user_policy_attachment a on a.policy_id = p.policy_id
                union
                select m.user_id
                  from given p
                  join group_policy_attachment a on a.policy_id = p.policy_id
                  join group_membership m on m.group_id = a.group_id
                union
                select m.user_id
                  from iam_group g
                  join group_inline_policy i on i.group_id = g.group_id
                  join group_membership m on m.group_id = g.group_id
                 where g.account_id = :account and i.document_hash in (:texts)
                union
                select i.user_id
                  from iam_user u join user_inline_policy i on i.user_id = u.user_id
                 where u.account_id = :account and i.document_hash in (:texts)
            ), page as materialized (
                select u.user_id, u.path, u.user_name, u.user_name_key, u.boundary_policy_id
                  from holder h join iam_user u on u.user_id = h.user_id
                 where u.account_id = :account and u.user_name_key > :after
                 order by u.user_name_key
                 limit :size
            )""";

    /** A page of users, then everything that can allow or deny them something; tags travel in the name columns. */
    private static final String PAGE = """
            , current_version as (
                select p.policy_id, p.owner, p.path, p.policy_name, v.document_hash
                  from managed_policy p
                  join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
            )
            select 0 as part, u.user_id as holder, 'user' as kind, '' as owner, u.path as path, u.user_name as name,
                   '' as via, '' as hash, u.user_name_key as position
              from page u
            union all
            select 1, t.user_id, 'tag', '', '', t.tag_key, t.tag_value, '', ''
              from page u join user_tag t on t.user_id = u.user_id
            union all
            select 1, u.user_id, 'managed', p.owner, p.path, p.policy_name, '', p.document_hash, ''
              from page u
              join user_policy_attachment a on a.user_id = u.user_id
              join current_version p on p.policy_id = a.policy_id
            union all
            select 1, u.user_id, 'managed', p.owner, p.path, p.policy_name, g.group_name, p.document_hash, ''
              from page u
              join group_membership m on m.user_id = u.user_id
              join iam_group g on g.group_id = m.group_id
              join group_policy_attachment a on a.group_id = m.group_id
              join current_version p on p.policy_id = a.policy_id
            union all
            select 1, u.user_id, 'inline', '', '', i.policy_name, '', i.document_hash, ''
              from page u join user_inline_policy i on i.user_id = u.user_id
            union all
            select 1, u.user_id, 'inline', '', '', i.policy_name, g.group_name, i.document_hash, ''
              from page u
              join group_membership m on m.user_id = u.user_id
              join iam_group g on g.group_id = m.group_id
              join group_inline_policy i on i.group_id = m.group_id
            union all
            select 1, u.user_id, 'boundary', p.owner, p.path, p.policy_name, '', p.document_hash, ''
              from page u join current_version p on p.policy_id = u.boundary_policy_id
             order by part, position
            """;

    private final Session session;
    private final StoredPolicies stored;

    PolicyHolders(Session session, StoredPolicies stored) {
        this.session = session;
        this.stored = stored;
    }

    /** How many users the account has. */
    public long count(String accountId) {
        return session.createNativeQuery("select count(*) from iam_user where account_id = :account", Long.class)
                .setParameter("account", accountId)
                .getSingleResult();
    }

    /**
     * The next users.
     *
     * @param after where the page before it ended; the empty text for the first
     * @param size how many at most
     */
    public Page after(String accountId, String after, int size) {
        return page(accountId, after, size, session.createNativeQuery(EVERYBODY + PAGE, Tuple.class));
    }

    /** How many users of the account hold a policy. */
    long countOf(String accountId, String policyId) {
        return session.createNativeQuery(
                        "select count(*) from (" + HOLDERS
                                + ") holder join iam_user u on u.user_id = holder.user_id where u.account_id = :account",
                        Long.class)
                .setParameter("policy", policyId)
                .setParameter("account", accountId)
                .getSingleResult();
    }

    /** The next users who hold a policy, in whatever way. */
    Page ofPolicy(String accountId, String policyId, String after, int size) {
        return page(
                accountId,
                after,
                size,
                session.createNativeQuery(HOLDERS_OF_POLICY + PAGE, Tuple.class).setParameter("policy", policyId));
    }

    /** Those users of the account. */
    List<PolicyHolder> named(String accountId, Collection<String> userIds) {
        NativeQuery<Tuple> query =
                session.createNativeQuery(NAMED + PAGE, Tuple.class).setParameterList("users", userIds);
        return page(accountId, "", userIds.size(), query).holders();
    }

    /** The next users who are given one of some {@link PolicyTexts} by a policy, their own or a group's. */
    Page ofTexts(String accountId, List<String> texts, String after, int size) {
        return page(
                accountId,
                after,
                size,
                session.createNativeQuery(HOLDERS_OF_TEXTS + PAGE, Tuple.class).setParameterList("texts", texts));
    }

    private Page page(String accountId, String after, int size, NativeQuery<Tuple> query) {
        Map<String, Holder> holders = new LinkedHashMap<>();
        Map<List<String>, AttachedPolicy> attached = new HashMap<>();
        String end = after;
        for (Tuple row : query.setParameter("account", accountId)
                .setParameter("after", after)
                .setParameter("size", size)
                .getResultList()) {
            String userId = text(row, "holder");
            if (text(row, "kind").equals("user")) {
                holders.put(userId, new Holder(accountId, userId, text(row, "path"), text(row, "name")));
                end = text(row, "position");
            } else {
                Holder holder = holders.get(userId);
                if (holder != null) {
                    holder.add(row, attached);
                }
            }
        }
        return new Page(holders.values().stream().map(Holder::done).toList(), end, holders.size() < size);
    }

    /**
     * Some users, one after the other.
     *
     * @param end where the next page begins
     * @param last whether no users follow
     */
    public record Page(List<PolicyHolder> holders, String end, boolean last) {}

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }

    /** One user while its rows come in. */
    private final class Holder {

        private final String accountId;
        private final String userId;
        private final String path;
        private final String name;
        private final Map<String, String> tags = new HashMap<>();
        private final List<AttachedPolicy> identity = new ArrayList<>();
        private @Nullable AttachedPolicy boundary;

        Holder(String accountId, String userId, String path, String name) {
            this.accountId = accountId;
            this.userId = userId;
            this.path = path;
            this.name = name;
        }

        void add(Tuple row, Map<List<String>, AttachedPolicy> attached) {
            String kind = text(row, "kind");
            if (kind.equals("tag")) {
                tags.put(text(row, "name"), text(row, "via"));
                return;
            }
            // Thousands of users share a handful of policies: each is put together once for the page.
            List<String> key = List.of(
                    kind,
                    text(row, "owner"),
                    text(row, "path"),
                    text(row, "name"),
                    text(row, "via"),
                    text(row, "hash"));
            AttachedPolicy policy = attached.computeIfAbsent(key, missing -> stored.attached(row));
            if (kind.equals("boundary")) {
                boundary = policy;
            } else {
                identity.add(policy);
            }
        }

        PolicyHolder done() {
            return new PolicyHolder(
                    new Principal.User(accountId, userId, path, name, Map.copyOf(tags)),
                    new ApplicablePolicies(identity, boundary, null));
        }
    }
}
