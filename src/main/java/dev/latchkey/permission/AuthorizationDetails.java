package dev.latchkey.permission;

import dev.latchkey.identity.Tag;
import dev.latchkey.operation.member.PercentEncoded;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything in an account that authorization hangs on, one page of it (API Reference, "GetAccountAuthorizationDetails").
 *
 * @param roleDetailList empty: there are no roles here
 */
public record AuthorizationDetails(
        List<UserDetail> userDetailList,
        List<GroupDetail> groupDetailList,
        List<RoleDetail> roleDetailList,
        List<PolicyDetail> policies,
        boolean isTruncated,
        @Nullable String marker) {

    /** A user with everything that gives it permissions. */
    public record UserDetail(
            String path,
            String userName,
            String userId,
            String arn,
            Instant createDate,
            List<InlinePolicy> userPolicyList,
            List<String> groupList,
            List<AttachedManagedPolicy> attachedManagedPolicies,
            @Nullable Boundary permissionsBoundary,
            List<Tag> tags) {}

    /** A group with everything that gives its members permissions. */
    public record GroupDetail(
            String path,
            String groupName,
            String groupId,
            String arn,
            Instant createDate,
            List<InlinePolicy> groupPolicyList,
            List<AttachedManagedPolicy> attachedManagedPolicies) {}

    /** A role. */
    public record RoleDetail(String roleName) {}

    /** A managed policy with all its versions. */
    public record PolicyDetail(
            String policyName,
            String policyId,
            String arn,
            String path,
            String defaultVersionId,
            int attachmentCount,
            int permissionsBoundaryUsageCount,
            boolean isAttachable,
            @Nullable String description,
            Instant createDate,
            Instant updateDate,
            List<PolicyVersionMetadata> policyVersionList) {}

    /** A policy of a holder's own. */
    public record InlinePolicy(
            String policyName, @PercentEncoded String policyDocument) {}

    /** A permissions boundary. */
    public record Boundary(String permissionsBoundaryType, String permissionsBoundaryArn) {

        static Boundary of(String arn) {
            return new Boundary("PermissionsBoundaryPolicy", arn);
        }
    }
}
