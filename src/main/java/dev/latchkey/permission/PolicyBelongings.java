package dev.latchkey.permission;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import dev.latchkey.operation.Operation;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** The policies that are attached to a user or group, and those of its own. */
@Singleton
class PolicyBelongings implements Belongings {

    private final Attachments attachments;
    private final Sql sql;

    PolicyBelongings(Attachments attachments, Sql sql) {
        this.attachments = attachments;
        this.sql = sql;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return of(Holder.USER, userId, userName);
    }

    @Override
    public List<Belonging> ofGroup(String groupId, String groupName) {
        return of(Holder.GROUP, groupId, groupName);
    }

    private List<Belonging> of(Holder holder, String id, String name) {
        List<Belonging> all = new ArrayList<>();
        for (Attachments.ListedPolicy policy : attachments.of(holder, id, "/", "", Integer.MAX_VALUE)) {
            Operation<?> detach = holder == Holder.USER
                    ? new DetachUserPolicy(name, policy.arn())
                    : new DetachGroupPolicy(name, policy.arn());
            all.add(new Belonging("the attached policy " + policy.name(), "must detach all policies", List.of(detach)));
        }
        for (String policy : sql.all(
                "select policy_name from " + holder.inlineTable() + " where " + holder.idColumn()
                        + " = ? order by policy_name_key",
                row -> row.text("policy_name"),
                id)) {
            Operation<?> delete =
                    holder == Holder.USER ? new DeleteUserPolicy(name, policy) : new DeleteGroupPolicy(name, policy);
            all.add(new Belonging("the inline policy " + policy, "must delete policies", List.of(delete)));
        }
        return all;
    }
}
