package dev.latchkey.permission;

import dev.latchkey.policy.evaluation.CompiledPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;
import org.hibernate.Session;

/** The texts of the policies in force in an account, by their hashes: a few, however many users hold them. */
@ApplicationScoped
class PolicyTexts {

    /**
     * AWS's own are there for every account. Of the inline policies of users each text is met once, from text to text by
     * the index, whosoever they are: very many users may have one, and where each has another so many are enough.
     */
    private static final String TEXTS = """
            with recursive own (hash) as (
                (select document_hash from user_inline_policy order by document_hash limit 1)
                union all
                select (select i.document_hash from user_inline_policy i
                         where i.document_hash > own.hash order by i.document_hash limit 1)
                  from own where own.hash is not null
            )
            select v.document_hash
              from managed_policy p
              join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
             where p.owner in (:account, 'aws')
            union
            select i.document_hash
              from iam_group g join group_inline_policy i on i.group_id = g.group_id
             where g.account_id = :account
            union
            select hash from (select hash from own where hash is not null limit :most) met
            """;

    private final Session session;
    private final StoredPolicies stored;

    PolicyTexts(Session session, StoredPolicies stored) {
        this.session = session;
        this.stored = stored;
    }

    /** One text and what it says. */
    record Text(String hash, CompiledPolicy policy) {}

    /** Some of the texts in force; whether these are all of that kind. */
    record Texts(List<Text> texts, boolean all) {}

    /** Those that could allow an action to somebody in the account; so many are looked at of those of single users. */
    Texts thatCouldAllow(String action, String accountId, int most) {
        return those(accountId, most, policy -> policy.couldAllow(action));
    }

    /** The hashes of those that cannot be read any more, so that their holders are denied everything. */
    List<String> thatCannotBeRead(String accountId, int most) {
        return those(accountId, most, policy -> !policy.isReadable()).texts().stream()
                .map(Text::hash)
                .toList();
    }

    private Texts those(String accountId, int most, Predicate<CompiledPolicy> wanted) {
        List<String> hashes = session.createNativeQuery(TEXTS, String.class)
                .setParameter("account", accountId)
                .setParameter("most", most)
                .getResultList();
        List<Text> found = stored.compiled(hashes).entrySet().stream()
                .filter(each -> wanted.test(each.getValue()))
                .map(each -> new Text(each.getKey(), each.getValue()))
                .toList();
        return new Texts(found, hashes.size() < most);
    }
}
