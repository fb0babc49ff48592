package dev.latchkey.permission;

import dev.latchkey.identity.Tag;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads users, groups and policies with everything that belongs to them: some statements a page, however many they are. */
@ApplicationScoped
class DetailRows {

    private static final String PLACES = """
            select kind, id, position from (
                select 'User' as kind, user_id as id, '1' || user_name_key as position
                  from iam_user where account_id = ?
                union all
                select 'Group', group_id, '2' || group_name_key from iam_group where account_id = ?
                union all
                select case owner when 'aws' then 'AWSManagedPolicy' else 'LocalManagedPolicy' end, policy_id,
                       '3' || policy_name_key || '/' || owner
                  from managed_policy where owner in (?, 'aws')
            ) place
             where (? = '' or kind = any(string_to_array(?, ','))) and position collate "C" > ?
             order by position collate "C" limit ?
        """;

    private final Sql sql;
    private final ManagedPolicies policies;
    private final PolicyVersions versions;

    DetailRows(Sql sql, ManagedPolicies policies, PolicyVersions versions) {
        this.sql = sql;
        this.policies = policies;
        this.versions = versions;
    }

    /** One of the things that are listed, and where it stands in the order of all of them. */
    record Place(String kind, String id, String position) {}

    List<Place> places(String accountId, List<String> kinds, String after, int limit) {
        String wanted = String.join(",", kinds);
        return sql.all(
                PLACES,
                row -> new Place(row.text("kind"), row.text("id"), row.text("position")),
                accountId,
                accountId,
                accountId,
                wanted,
                wanted,
                after,
                limit);
    }

    AuthorizationDetails details(String accountId, Paged<Place> page) {
        return new AuthorizationDetails(
                users(accountId, ids(page, "User")),
                groups(accountId, ids(page, "Group")),
                List.of(),
                policies(accountId, page),
                page.isTruncated(),
                page.marker());
    }

    private List<AuthorizationDetails.UserDetail> users(String accountId, String ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<AuthorizationDetails.InlinePolicy>> inline = inline(Holder.USER, ids);
        Map<String, List<AttachedManagedPolicy>> attached = attached(Holder.USER, ids);
        Map<String, List<String>> groups = byId(
                "select m.user_id as id, g.group_name from group_membership m"
                        + " join iam_group g on g.group_id = m.group_id"
                        + " where m.user_id = any(string_to_array(?, ',')) order by g.group_name_key",
                row -> row.text("group_name"),
                ids);
        Map<String, List<Tag>> tags = byId(
                "select user_id as id, tag_key, tag_value from user_tag"
                        + " where user_id = any(string_to_array(?, ',')) order by tag_key_lower",
                row -> new Tag(row.text("tag_key"), row.text("tag_value")),
                ids);
        return sql.all(
                "select u.user_id, u.path, u.user_name, u.created_at, p.owner, p.path as policy_path, p.policy_name"
                        + " from iam_user u left join managed_policy p on p.policy_id = u.boundary_policy_id"
                        + " where u.user_id = any(string_to_array(?, ',')) order by u.user_name_key",
                row -> {
                    String id = row.text("user_id");
                    String owner = row.optionalText("owner");
                    return new AuthorizationDetails.UserDetail(
                            row.text("path"),
                            row.text("user_name"),
                            id,
                            "arn:aws:iam::" + accountId + ":user" + row.text("path") + row.text("user_name"),
                            row.instant("created_at"),
                            inline.getOrDefault(id, List.of()),
                            groups.getOrDefault(id, List.of()),
                            attached.getOrDefault(id, List.of()),
                            owner == null
                                    ? null
                                    : AuthorizationDetails.Boundary.of(
                                            PolicyArns.arn(owner, row.text("policy_path"), row.text("policy_name"))),
                            tags.getOrDefault(id, List.of()));
                },
                ids);
    }

    private List<AuthorizationDetails.GroupDetail> groups(String accountId, String ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, List<AuthorizationDetails.InlinePolicy>> inline = inline(Holder.GROUP, ids);
        Map<String, List<AttachedManagedPolicy>> attached = attached(Holder.GROUP, ids);
        return sql.all(
                "select group_id, path, group_name, created_at from iam_group"
                        + " where group_id = any(string_to_array(?, ',')) order by group_name_key",
                row -> {
                    String id = row.text("group_id");
                    return new AuthorizationDetails.GroupDetail(
                            row.text("path"),
                            row.text("group_name"),
                            id,
                            "arn:aws:iam::" + accountId + ":group" + row.text("path") + row.text("group_name"),
                            row.instant("created_at"),
                            inline.getOrDefault(id, List.of()),
                            attached.getOrDefault(id, List.of()));
                },
                ids);
    }

    private List<AuthorizationDetails.PolicyDetail> policies(String accountId, Paged<Place> page) {
        return page.items().stream()
                .filter(place -> place.kind().endsWith("ManagedPolicy"))
                .flatMap(place -> policies.withId(accountId, place.id()).stream())
                .map(policy -> policy(policy, policies.use(accountId, policy)))
                .toList();
    }

    private AuthorizationDetails.PolicyDetail policy(ManagedPolicy policy, PolicyUse use) {
        return new AuthorizationDetails.PolicyDetail(
                policy.policyName(),
                policy.policyId(),
                policy.arn(),
                policy.path(),
                "v" + policy.defaultVersion(),
                use.attachments(),
                use.boundaries(),
                true,
                policy.description().isEmpty() ? null : policy.description(),
                policy.createdAt(),
                policy.updatedAt(),
                versions.below(policy.policyId(), Integer.MAX_VALUE, Integer.MAX_VALUE).stream()
                        .map(PolicyVersionMetadata::of)
                        .toList());
    }

    private Map<String, List<AuthorizationDetails.InlinePolicy>> inline(Holder holder, String ids) {
        return byId(
                "select " + holder.idColumn() + " as id, policy_name, document from " + holder.inlineTable() + " where "
                        + holder.idColumn() + " = any(string_to_array(?, ',')) order by policy_name_key",
                row -> new AuthorizationDetails.InlinePolicy(row.text("policy_name"), row.text("document")),
                ids);
    }

    private Map<String, List<AttachedManagedPolicy>> attached(Holder holder, String ids) {
        return byId(
                "select a." + holder.idColumn() + " as id, p.owner, p.path, p.policy_name from "
                        + holder.attachmentTable() + " a join managed_policy p on p.policy_id = a.policy_id where a."
                        + holder.idColumn() + " = any(string_to_array(?, ',')) order by p.policy_name_key",
                row -> new AttachedManagedPolicy(
                        row.text("policy_name"),
                        PolicyArns.arn(row.text("owner"), row.text("path"), row.text("policy_name"))),
                ids);
    }

    private <T> Map<String, List<T>> byId(String query, Function<Sql.Row, T> reader, String ids) {
        Map<String, List<T>> found = new HashMap<>();
        sql.all(
                query,
                row -> found.computeIfAbsent(row.text("id"), id -> new ArrayList<>())
                        .add(reader.apply(row)),
                ids);
        return found;
    }

    private static String ids(Paged<Place> page, String kind) {
        return page.items().stream()
                .filter(place -> place.kind().equals(kind))
                .map(Place::id)
                .collect(Collectors.joining(","));
    }
}
