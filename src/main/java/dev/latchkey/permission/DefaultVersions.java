package dev.latchkey.permission;

import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what is in force of many policies at once, for a page that lists them.
 *
 * <p>What is read here must not be told to anybody who may not read the version in question.
 */
@ApplicationScoped
class DefaultVersions {

    private final Sql sql;

    DefaultVersions(Sql sql) {
        this.sql = sql;
    }

    /**
     * What is in force of a policy.
     *
     * @param versions how many versions it has
     */
    record DefaultVersion(ResolvedResource policy, String document, int versions) {}

    /** By the unique ids of the policies. */
    Map<String, DefaultVersion> of(List<String> policyIds) {
        String ids = String.join(",", policyIds);
        Map<String, Map<String, String>> tags = new HashMap<>();
        sql.all(
                "select policy_id, tag_key, tag_value from policy_tag where policy_id = any(string_to_array(?, ','))",
                row -> tags.computeIfAbsent(row.text("policy_id"), id -> new HashMap<>())
                        .put(row.text("tag_key"), row.text("tag_value")),
                ids);
        Map<String, DefaultVersion> found = new HashMap<>();
        sql.all(
                "select p.policy_id, p.owner, p.path, p.policy_name, v.document, (select count(*)"
                        + " from managed_policy_version a where a.policy_id = p.policy_id)::int as versions"
                        + " from managed_policy p join managed_policy_version v"
                        + " on v.policy_id = p.policy_id and v.version = p.default_version"
                        + " where p.policy_id = any(string_to_array(?, ','))",
                row -> found.put(row.text("policy_id"), version(row, tags)),
                ids);
        return found;
    }

    private static DefaultVersion version(Sql.Row row, Map<String, Map<String, String>> tags) {
        String id = row.text("policy_id");
        String name = row.text("policy_name");
        ResolvedResource policy = new ResolvedResource(
                PolicyArns.arn(row.text("owner"), row.text("path"), name), id, name, tags.getOrDefault(id, Map.of()));
        return new DefaultVersion(policy, row.text("document"), row.number("versions"));
    }
}
