package dev.latchkey.permission;

import dev.latchkey.operation.PolicySource;
import dev.latchkey.operation.Principal;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.CompiledPolicies;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.Session;

/**
 * Reads all policies of a user, and the account's flag, by one statement that brings hashes alone. A text is fetched
 * once in the life of the process, when its hash is met for the first time.
 */
@ApplicationScoped
class StoredPolicies implements PolicySource {

    /** Everything that can allow or deny a user something; the row's kind says where it comes from. */
    private static final String POLICIES_OF_USER = """
            select 'flag' as kind, '' as owner, '' as path, '' as name, '' as via, '' as hash
              from account_password_policy
             where account_id = :account and allow_users_to_change_password
            union all
            select 'managed', p.owner, p.path, p.policy_name, '', v.document_hash
              from user_policy_attachment a
              join managed_policy p on p.policy_id = a.policy_id
              join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
             where a.user_id = :user
            union all
            select 'managed', p.owner, p.path, p.policy_name, g.group_name, v.document_hash
              from group_membership m
              join iam_group g on g.group_id = m.group_id
              join group_policy_attachment a on a.group_id = m.group_id
              join managed_policy p on p.policy_id = a.policy_id
              join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
             where m.user_id = :user
            union all
            select 'inline', '', '', i.policy_name, '', i.document_hash
              from user_inline_policy i
             where i.user_id = :user
            union all
            select 'inline', '', '', i.policy_name, g.group_name, i.document_hash
              from group_membership m
              join iam_group g on g.group_id = m.group_id
              join group_inline_policy i on i.group_id = m.group_id
             where m.user_id = :user
            union all
            select 'boundary', p.owner, p.path, p.policy_name, '', v.document_hash
              from iam_user u
              join managed_policy p on p.policy_id = u.boundary_policy_id
              join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
             where u.user_id = :user
        """;

    private static final String POLICIES_OF_GROUP = """
            select 'managed' as kind, p.owner, p.path, p.policy_name as name, '' as via, v.document_hash as hash
              from group_policy_attachment a
              join managed_policy p on p.policy_id = a.policy_id
              join managed_policy_version v on v.policy_id = p.policy_id and v.version = p.default_version
             where a.group_id = :group
            union all
            select 'inline', '', '', i.policy_name, '', i.document_hash
              from group_inline_policy i
             where i.group_id = :group
        """;

    private static final String TEXT_OF_HASH = """
            select document from managed_policy_version where document_hash = :hash
            union all
            select document from user_inline_policy where document_hash = :hash
            union all
            select document from group_inline_policy where document_hash = :hash
            limit 1
        """;

    private static final String TEXTS_OF_HASHES = """
            select document_hash as hash, min(document) as document
              from (select document_hash, document from managed_policy_version where document_hash in (:hashes)
                    union all
                    select document_hash, document from user_inline_policy where document_hash in (:hashes)
                    union all
                    select document_hash, document from group_inline_policy where document_hash in (:hashes)) found
             group by document_hash
        """;

    /** So many texts are fetched at once. */
    private static final int MOST_TEXTS = 500;

    /** Policy text whose compiled form is kept at hand. */
    private static final long CACHED_CHARACTERS = 16_000_000;

    private final Session session;
    private final UnreadableTexts unreadable;
    private final CompiledPolicies compiled = new CompiledPolicies(CACHED_CHARACTERS);

    StoredPolicies(Session session, UnreadableTexts unreadable) {
        this.session = session;
        this.unreadable = unreadable;
    }

    @Override
    public ApplicablePolicies policiesOf(Principal principal) {
        if (principal instanceof Principal.User user) {
            return policiesOf(user);
        }
        return ApplicablePolicies.ofRootUser();
    }

    /** What a group brings its members. */
    ApplicablePolicies policiesOfGroup(String groupId) {
        return ApplicablePolicies.of(
                session
                        .createNativeQuery(POLICIES_OF_GROUP, Tuple.class)
                        .setParameter("group", groupId)
                        .getResultList()
                        .stream()
                        .map(this::attached)
                        .toList());
    }

    private ApplicablePolicies policiesOf(Principal.User user) {
        List<AttachedPolicy> identity = new ArrayList<>();
        AttachedPolicy boundary = null;
        for (Tuple row : session.createNativeQuery(POLICIES_OF_USER, Tuple.class)
                .setParameter("account", user.accountId())
                .setParameter("user", user.userId())
                .getResultList()) {
            switch (text(row, "kind")) {
                case "flag" -> identity.add(AttachedPolicy.accountFlag(user.arn()));
                case "boundary" -> boundary = attached(row);
                default -> identity.add(attached(row));
            }
        }
        return new ApplicablePolicies(identity, boundary, null);
    }

    /** The policy of a row with the columns {@code kind}, {@code owner}, {@code path}, {@code name}, {@code via}, {@code hash}. */
    AttachedPolicy attached(Tuple row) {
        return new AttachedPolicy(origin(row), compiled(text(row, "hash")));
    }

    /** The policy whose text has that hash. */
    CompiledPolicy compiled(String hash) {
        return reported(hash, compiled.get(hash, () -> textOf(hash)));
    }

    /** The policies whose texts have these hashes, without a statement for each text that is met for the first time. */
    Map<String, CompiledPolicy> compiled(List<String> hashes) {
        Map<String, CompiledPolicy> found = new LinkedHashMap<>();
        for (int first = 0; first < hashes.size(); first += MOST_TEXTS) {
            List<String> part = hashes.subList(first, Math.min(hashes.size(), first + MOST_TEXTS));
            Map<String, String> texts =
                    textsOf(part.stream().filter(compiled::isMissing).toList());
            part.forEach(
                    hash -> found.put(hash, reported(hash, compiled.get(hash, () -> Optional.ofNullable(texts.get(hash))
                            .orElseGet(() -> textOf(hash))))));
        }
        return found;
    }

    private CompiledPolicy reported(String hash, CompiledPolicy policy) {
        if (!policy.isReadable()) {
            unreadable.met(hash);
        }
        return policy;
    }

    private Map<String, String> textsOf(List<String> hashes) {
        Map<String, String> texts = new HashMap<>();
        if (!hashes.isEmpty()) {
            session.createNativeQuery(TEXTS_OF_HASHES, Tuple.class)
                    .setParameterList("hashes", hashes)
                    .getResultList()
                    .forEach(row -> texts.put(text(row, "hash"), text(row, "document")));
        }
        return texts;
    }

    private static PolicyOrigin origin(Tuple row) {
        String name = text(row, "name");
        PolicyOrigin origin =
                switch (text(row, "kind")) {
                    case "inline" -> PolicyOrigin.inline(name);
                    case "boundary" -> PolicyOrigin.boundary(name, arn(row));
                    default -> PolicyOrigin.managed(name, arn(row));
                };
        String group = text(row, "via");
        return group.isEmpty() ? origin : origin.throughGroup(group);
    }

    private static String arn(Tuple row) {
        return "arn:aws:iam::" + text(row, "owner") + ":policy" + text(row, "path") + text(row, "name");
    }

    private String textOf(String hash) {
        return session.createNativeQuery(TEXT_OF_HASH, String.class)
                .setParameter("hash", hash)
                .getSingleResult();
    }

    private static String text(Tuple row, String column) {
        return row.get(column, String.class);
    }
}
