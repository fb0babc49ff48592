package dev.latchkey.permission;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import dev.latchkey.operation.Operation;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The policies that a user or group has: managed ones are detached, inline ones end with it. */
@Singleton
class PolicyBelongings implements Belongings {

    private static final String OF_USER = """
        select 'arn:aws:iam::' || p.owner || ':policy' || p.path || p.policy_name as name, true as managed
          from user_policy_attachment a join managed_policy p on p.policy_id = a.policy_id where a.user_id = ?
        union all
        select policy_name, false from user_inline_policy where user_id = ?
         order by managed desc, name
        """;

    private static final String OF_GROUP = """
        select 'arn:aws:iam::' || p.owner || ':policy' || p.path || p.policy_name as name, true as managed
          from group_policy_attachment a join managed_policy p on p.policy_id = a.policy_id where a.group_id = ?
        union all
        select policy_name, false from group_inline_policy where group_id = ?
         order by managed desc, name
        """;

    private final Sql sql;

    PolicyBelongings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return belongings(
                OF_USER,
                userId,
                arn -> new DetachUserPolicy(userName, arn),
                name -> new DeleteUserPolicy(userName, name));
    }

    @Override
    public List<Belonging> ofGroup(String groupId, String groupName) {
        return belongings(
                OF_GROUP,
                groupId,
                arn -> new DetachGroupPolicy(groupName, arn),
                name -> new DeleteGroupPolicy(groupName, name));
    }

    private List<Belonging> belongings(
            String query,
            String holderId,
            Function<String, Operation<?>> detach,
            Function<String, Operation<?>> delete) {
        List<Belonging> all = new ArrayList<>();
        sql.all(query, row -> row.flag("managed") ? managed(row, detach) : inline(row, delete), holderId, holderId)
                .forEach(all::add);
        return all;
    }

    private static Belonging managed(Sql.Row row, Function<String, Operation<?>> detach) {
        String arn = row.text("name");
        return new Belonging(
                "the attachment of policy " + arn.substring(arn.lastIndexOf('/') + 1),
                "must detach all policies",
                List.of(detach.apply(arn)));
    }

    private static Belonging inline(Sql.Row row, Function<String, Operation<?>> delete) {
        String name = row.text("name");
        return new Belonging("the inline policy " + name, "must delete policies", List.of(delete.apply(name)));
    }
}
