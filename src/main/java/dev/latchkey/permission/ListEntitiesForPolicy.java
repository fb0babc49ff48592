package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the users and groups of the account that a managed policy is attached to or bounds, groups first.
 *
 * @param policyUsageFilter null for both uses
 */
public record ListEntitiesForPolicy(
        @Text(TextShape.ARN) String policyArn,

        @Nullable @OneOf({"User", "Role", "Group", "LocalManagedPolicy", "AWSManagedPolicy"})
        String entityFilter,

        @Nullable @Text(TextShape.PATH) String pathPrefix,

        @Nullable @OneOf({"PermissionsPolicy", "PermissionsBoundary"})
        String policyUsageFilter,

        Page page)
        implements Operation<ListEntitiesForPolicy.Entities> {

    /** A group that uses a policy. */
    public record PolicyGroup(String groupName, String groupId) {}

    /** A user who uses a policy. */
    public record PolicyUser(String userName, String userId) {}

    /** A role that uses a policy; there are none here. */
    public record PolicyRole(String roleName, String roleId) {}

    /** A page of all three. */
    public record Entities(
            List<PolicyGroup> policyGroups,
            List<PolicyUser> policyUsers,
            List<PolicyRole> policyRoles,
            boolean isTruncated,
            @Nullable String marker) {

        static Entities of(Paged<Attachments.Entity> found) {
            List<PolicyGroup> groups = new ArrayList<>();
            List<PolicyUser> users = new ArrayList<>();
            found.items().forEach(entity -> {
                if (entity.isGroup()) {
                    groups.add(new PolicyGroup(entity.name(), entity.id()));
                } else {
                    users.add(new PolicyUser(entity.name(), entity.id()));
                }
            });
            return new Entities(groups, users, List.of(), found.isTruncated(), found.marker());
        }
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public String action() {
        return "iam:ListEntitiesForPolicy";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.PolicyWithArn(policyArn);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads a page of both. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListEntitiesForPolicy, ListEntitiesForPolicy.Entities> {

        private final ManagedPolicies policies;
        private final Attachments attachments;

        Handler(ManagedPolicies policies, Attachments attachments) {
            this.policies = policies;
            this.attachments = attachments;
        }

        @Override
        public Class<ListEntitiesForPolicy> operation() {
            return ListEntitiesForPolicy.class;
        }

        @Override
        public ListEntitiesForPolicy.Entities handle(Permit permit, ListEntitiesForPolicy operation) {
            ManagedPolicy policy = policies.required(permit, operation.policyArn());
            Page page = operation.page();
            Paged<Attachments.Entity> found = page.cut(
                    attachments.entities(
                            permit.accountId(),
                            policy.policyId(),
                            orEmpty(operation.entityFilter()),
                            operation.pathPrefix() == null ? "/" : operation.pathPrefix(),
                            orEmpty(operation.policyUsageFilter()),
                            page.after(),
                            page.fetch()),
                    Attachments.Entity::position);
            return Entities.of(found);
        }
    }
}
