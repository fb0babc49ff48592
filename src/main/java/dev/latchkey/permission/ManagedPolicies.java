package dev.latchkey.permission;

import dev.latchkey.identity.PolicyResources;
import dev.latchkey.identity.SummaryCounts;
import dev.latchkey.identity.Tag;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.ReadMemory;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The stored managed policies and their tags. */
@ApplicationScoped
class ManagedPolicies implements PolicyResources, SummaryCounts {

    private static final String COLUMNS = """
            select p.policy_id, p.owner, p.path, p.policy_name, p.policy_name_key, p.description, p.default_version,
                   p.last_version, p.created_at, p.updated_at, p.updated_by""";

    private static final String POLICY = COLUMNS + " from managed_policy p";

    private static final String USERS = """
            from user_policy_attachment a join iam_user u on u.user_id = a.user_id
             where a.policy_id = p.policy_id and u.account_id = me.account""";

    private static final String GROUPS = """
            from group_policy_attachment a join iam_group g on g.group_id = a.group_id
             where a.policy_id = p.policy_id and g.account_id = me.account""";

    private static final String BOUNDARIES = """
            from iam_user u where u.boundary_policy_id = p.policy_id and u.account_id = me.account""";

    /** Whether somebody of another account may hold it: never one of the account's own. */
    private static final String IS_SHARED =
            "p.owner = 'aws' and exists (select from account other where other.account_id <> me.account)";

    /**
     * How much a policy is used in an account. With very many holders, counting takes a tenth of the time where nobody is
     * asked for the account.
     */
    private static final String USE = "(case when " + IS_SHARED + " then (select count(*) " + USERS
            + ") else (select count(*)"
            + " from user_policy_attachment a where a.policy_id = p.policy_id) end"
            + " + (select count(*) " + GROUPS + "))::int as attachments,"
            + " (case when " + IS_SHARED + " then (select count(*) " + BOUNDARIES + ") else (select count(*)"
            + " from iam_user u where u.boundary_policy_id = p.policy_id) end)::int as boundaries"
            + " from (select ?::text as account) me cross join ";

    private static final String IS_ATTACHED = "(exists (select " + USERS + ") or exists (select " + GROUPS + "))";
    private static final String IS_BOUNDARY = "exists (select " + BOUNDARIES + ")";

    /** Counted is what is listed, and no more. */
    private static final String LIST = COLUMNS + ", " + USE + """
             lateral (
                select * from managed_policy p
                 where p.owner in (me.account, 'aws') and (? = 'All' or (? = 'AWS') = (p.owner = 'aws'))
                   and starts_with(p.path, ?) and (p.policy_name_key || '/' || p.owner) collate "C" > ?
                   and case ? when 'PermissionsPolicy' then\s""" + IS_ATTACHED
            + " when 'PermissionsBoundary' then " + IS_BOUNDARY
            + " when 'Any' then " + IS_ATTACHED + " or " + IS_BOUNDARY + """
                              else true end
                 order by (p.policy_name_key || '/' || p.owner) collate "C" limit ?
            ) p
             order by (p.policy_name_key || '/' || p.owner) collate "C"
        """;

    private final Sql sql;
    private final ReadMemory memory;

    ManagedPolicies(Sql sql, ReadMemory memory) {
        this.sql = sql;
        this.memory = memory;
    }

    Optional<ManagedPolicy> named(String accountId, String owner, String name) {
        return memory.once(ManagedPolicy.class, place(accountId, owner, name), () -> remembered(
                        accountId,
                        sql.all(
                                POLICY + " where p.owner = ? and p.policy_name_key = ?",
                                ManagedPolicy::of,
                                owner,
                                Ascii.lower(name)))
                .stream()
                .findFirst());
    }

    /** Reads these policies with their tags, so that deciding about each in this view takes no further statement. */
    void expect(String accountId, Collection<String> arns) {
        if (arns.isEmpty()) {
            return;
        }
        List<ManagedPolicy> found = remembered(
                accountId,
                sql.all(
                        POLICY + " where p.owner in (?, 'aws') and p.policy_name_key = any (?)",
                        ManagedPolicy::of,
                        accountId,
                        arns.stream()
                                .map(arn -> Ascii.lower(arn.substring(arn.lastIndexOf('/') + 1)))
                                .toArray(String[]::new)));
        Map<String, List<Tag>> tags = new HashMap<>();
        found.forEach(policy -> tags.put(policy.policyId(), new ArrayList<>()));
        sql.all(
                "select policy_id, tag_key, tag_value from policy_tag where policy_id = any (?) order by tag_key",
                row -> Objects.requireNonNull(tags.get(row.text("policy_id")))
                        .add(new Tag(row.text("tag_key"), row.text("tag_value"))),
                (Object) found.stream().map(ManagedPolicy::policyId).toArray(String[]::new));
        tags.forEach((policyId, each) -> memory.put(Tag.class, policyId, each));
    }

    private List<ManagedPolicy> remembered(String accountId, List<ManagedPolicy> policies) {
        policies.forEach(policy -> {
            memory.put(ManagedPolicy.class, accountId + "/" + policy.policyId(), Optional.of(policy));
            memory.put(ManagedPolicy.class, place(accountId, policy.owner(), policy.policyName()), Optional.of(policy));
        });
        return policies;
    }

    private static String place(String accountId, String owner, String name) {
        return accountId + "/" + owner + "/" + Ascii.lower(name);
    }

    /** The policy of exactly that ARN, if the account may use it. */
    Optional<ManagedPolicy> withArn(String accountId, String arn) {
        return PolicyArns.parse(arn)
                .filter(parts -> parts.isWithin(accountId))
                .flatMap(parts -> named(accountId, parts.owner(), parts.name()))
                .filter(policy -> policy.arn().equals(arn));
    }

    /**
     * The policy that was permitted to be acted on.
     *
     * @param arn as the caller gave it
     * @throws OperationFailed InvalidInput for what is no ARN, NoSuchEntity where there is no such policy
     */
    ManagedPolicy required(Permit permit, String arn) {
        String policyId = permit.resource().uniqueId();
        if (policyId == null) {
            throw missing(arn);
        }
        return withId(permit.accountId(), policyId).orElseThrow(() -> missing(arn));
    }

    Optional<ManagedPolicy> withId(String accountId, String policyId) {
        return memory.once(
                ManagedPolicy.class,
                accountId + "/" + policyId,
                () -> sql.first(POLICY + " where p.policy_id = ?", ManagedPolicy::of, policyId));
    }

    /** How much that policy is used in the account. */
    PolicyUse use(String accountId, ManagedPolicy policy) {
        return sql.first(
                        "select " + USE + "managed_policy p where p.policy_id = ?",
                        PolicyUse::of,
                        accountId,
                        policy.policyId())
                .orElse(PolicyUse.NONE);
    }

    /**
     * The same, where it is going to be changed.
     *
     * @throws OperationFailed AccessDenied for a policy of AWS besides
     */
    ManagedPolicy changeable(Permit permit, String action, String arn) {
        ManagedPolicy policy = required(permit, arn);
        if (policy.isOfAws()) {
            throw new OperationFailed(
                    ErrorCode.ACCESS_DENIED,
                    "User: " + permit.caller().principal().arn() + " is not authorized to perform: " + action
                            + " on resource: policy " + policy.arn());
        }
        return policy;
    }

    /**
     * Policies in the order of their names.
     *
     * @param scope {@code All}, {@code AWS} or {@code Local}
     * @param usage {@code PermissionsPolicy}, {@code PermissionsBoundary}, {@code Any}, or empty for used or not
     * @param limit how many rows at most
     */
    List<PolicyUse.Listed> list(
            String accountId, String scope, String usage, String pathPrefix, String after, int limit) {
        return sql.all(LIST, PolicyUse.Listed::of, accountId, scope, scope, pathPrefix, after, usage, limit);
    }

    int countOf(String owner) {
        return sql.first("select count(*)::int as n from managed_policy where owner = ?", row -> row.number("n"), owner)
                .orElse(0);
    }

    void add(String policyId, String owner, String path, String name, String description, Stamp stamp) {
        sql.change(
                "insert into managed_policy (policy_id, owner, path, policy_name, policy_name_key, description,"
                        + " default_version, last_version, created_at, updated_at, updated_by)"
                        + " values (?, ?, ?, ?, ?, ?, 1, 0, ?, ?, ?)",
                policyId,
                owner,
                path,
                name,
                Ascii.lower(name),
                description,
                stamp.at(),
                stamp.at(),
                stamp.by());
    }

    void delete(String policyId) {
        sql.change("delete from managed_policy where policy_id = ?", policyId);
    }

    Map<String, String> tagsOf(String policyId) {
        Map<String, String> tags = new HashMap<>();
        allTags(policyId).forEach(tag -> tags.put(tag.key(), tag.value()));
        return tags;
    }

    List<Tag> allTags(String policyId) {
        return memory.once(Tag.class, policyId, () -> tags(policyId, "", Integer.MAX_VALUE));
    }

    /** Tags in the order of their keys, which differ by letter case. */
    List<Tag> tags(String policyId, String after, int limit) {
        return sql.all(
                "select tag_key, tag_value from policy_tag where policy_id = ? and tag_key > ?"
                        + " order by tag_key limit ?",
                row -> new Tag(row.text("tag_key"), row.text("tag_value")),
                policyId,
                after,
                limit);
    }

    /** Sets a tag, or gives it another value. */
    void tag(String policyId, Tag tag) {
        sql.change(
                "insert into policy_tag (policy_id, tag_key, tag_value) values (?, ?, ?)"
                        + " on conflict (policy_id, tag_key) do update set tag_value = excluded.tag_value",
                policyId,
                tag.key(),
                tag.value());
    }

    void untag(String policyId, String tagKey) {
        sql.change("delete from policy_tag where policy_id = ? and tag_key = ?", policyId, tagKey);
    }

    @Override
    public Optional<ResolvedResource> find(String accountId, String arn) {
        return PolicyArns.parse(arn)
                .filter(parts -> parts.isWithin(accountId))
                .flatMap(parts -> named(accountId, parts.owner(), parts.name())
                        .filter(policy -> policy.path().equals(parts.path())))
                .map(policy -> new ResolvedResource(
                        policy.arn(), policy.policyId(), policy.policyName(), tagsOf(policy.policyId())));
    }

    @Override
    public Map<String, Integer> of(String accountId) {
        return sql.first(
                        "select count(distinct p.policy_id)::int as policies, count(v.version)::int as versions"
                                + " from managed_policy p left join managed_policy_version v on v.policy_id = p.policy_id"
                                + " where p.owner = ?",
                        row -> Map.of(
                                "Policies", row.number("policies"), "PolicyVersionsInUse", row.number("versions")),
                        accountId)
                .orElseGet(Map::of);
    }

    /** What is said of a policy that is not there, or of what names none. */
    static OperationFailed missing(String arn) {
        return PolicyArns.parse(arn).isPresent()
                ? new OperationFailed(ErrorCode.NO_SUCH_ENTITY, "Policy " + arn + " was not found.")
                : new OperationFailed(ErrorCode.INVALID_INPUT, "ARN " + arn + " is not valid.");
    }

    /** What is said of a policy that cannot be attached. */
    static OperationFailed notAttachable(String arn) {
        return PolicyArns.parse(arn).isPresent()
                ? new OperationFailed(
                        ErrorCode.NO_SUCH_ENTITY, "Policy " + arn + " does not exist or is not attachable.")
                : new OperationFailed(ErrorCode.INVALID_INPUT, "ARN " + arn + " is not valid.");
    }
}
