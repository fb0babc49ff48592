package dev.latchkey.permission;

import dev.latchkey.policy.evaluation.CompiledPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hibernate.Session;

/** The texts of the policies in force in an account, by their hashes: a few, however many users hold them. */
@ApplicationScoped
class PolicyTexts {

    /** AWS's own are there for every account. */
    private static final String TEXTS = """
            select v.document_hash
              from managed_policy p
              join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
             where p.owner in (:account, 'aws')
            union
            select i.document_hash
              from iam_group g join group_inline_policy i on i.group_id = g.group_id
             where g.account_id = :account
            union
            select i.document_hash
              from iam_user u join user_inline_policy i on i.user_id = u.user_id
             where u.account_id = :account
             limit :most
            """;

    private final Session session;
    private final StoredPolicies stored;

    PolicyTexts(Session session, StoredPolicies stored) {
        this.session = session;
        this.stored = stored;
    }

    /** The hashes of those that could allow an action to somebody in the account; so many are looked at. */
    List<String> thatCouldAllow(String action, String accountId, int most) {
        return those(accountId, most, policy -> policy.couldAllow(action));
    }

    /** The hashes of those that cannot be read any more, so that their holders are denied everything. */
    List<String> thatCannotBeRead(String accountId, int most) {
        return those(accountId, most, policy -> !policy.isReadable());
    }

    private List<String> those(String accountId, int most, Predicate<CompiledPolicy> wanted) {
        List<String> hashes = session.createNativeQuery(TEXTS, String.class)
                .setParameter("account", accountId)
                .setParameter("most", most)
                .getResultList();
        return stored.compiled(hashes).entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
