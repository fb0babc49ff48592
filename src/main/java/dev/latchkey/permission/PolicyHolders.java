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
 * Reads the users of an account with all their policies, page by page in the order of their names, or of their ids where
 * it is the holders of a policy: one statement for each page, whatever the number of users and policies, and never more
 * than a page in memory.
 *
 * <p>What is read here must not be told to anybody who may not simulate the user in question.
 */
@ApplicationScoped
public class PolicyHolders {

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
        return page(accountId, after, size, session.createNativeQuery(HolderQueries.EVERYBODY, Tuple.class));
    }

    /** How many users hold a policy of the account, which nobody else can. */
    long countOf(String policyId) {
        return session.createNativeQuery(HolderQueries.COUNT, Long.class)
                .setParameter("policy", policyId)
                .getSingleResult();
    }

    /** The next users who hold a policy, in whatever way. */
    Page ofPolicy(String accountId, String policyId, String after, int size) {
        return page(
                accountId,
                after,
                size,
                session.createNativeQuery(HolderQueries.HOLDERS_OF_POLICY, Tuple.class)
                        .setParameter("policy", policyId));
    }

    /** Those users of the account. */
    List<PolicyHolder> named(String accountId, Collection<String> userIds) {
        NativeQuery<Tuple> query =
                session.createNativeQuery(HolderQueries.NAMED, Tuple.class).setParameterList("users", userIds);
        return page(accountId, "", userIds.size(), query).holders();
    }

    /** The next users who are given one of some {@link PolicyTexts} by a policy, their own or a group's. */
    Page ofTexts(String accountId, List<String> texts, String after, int size) {
        return page(
                accountId,
                after,
                size,
                session.createNativeQuery(HolderQueries.HOLDERS_OF_TEXTS, Tuple.class)
                        .setParameter("texts", String.join(" ", texts)));
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
