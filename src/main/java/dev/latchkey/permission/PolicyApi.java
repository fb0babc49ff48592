package dev.latchkey.permission;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** What programs can ask about policies: the managed ones, what is attached to whom, each holder's own, and trials. */
@Singleton
class PolicyApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return Stream.of(managed(), attached(), inline(), trials())
                .flatMap(List::stream)
                .toList();
    }

    private static List<ApiOperation> managed() {
        return List.of(
                ApiOperation.iam(CreatePolicy.class).answering("Policy"),
                ApiOperation.iam(GetPolicy.class).answering("Policy"),
                ApiOperation.iam(DeletePolicy.class),
                ApiOperation.iam(ListPolicies.class).answering("Policies"),
                ApiOperation.iam(CreatePolicyVersion.class).answering("PolicyVersion"),
                ApiOperation.iam(GetPolicyVersion.class).answering("PolicyVersion"),
                ApiOperation.iam(ListPolicyVersions.class).answering("Versions"),
                ApiOperation.iam(SetDefaultPolicyVersion.class),
                ApiOperation.iam(DeletePolicyVersion.class),
                ApiOperation.iam(ListEntitiesForPolicy.class).answeringMembers(),
                ApiOperation.iam(TagPolicy.class),
                ApiOperation.iam(UntagPolicy.class),
                ApiOperation.iam(ListPolicyTags.class).answering("Tags"),
                ApiOperation.iam(GetAccountAuthorizationDetails.class).answeringMembers());
    }

    private static List<ApiOperation> attached() {
        return List.of(
                ApiOperation.iam(AttachUserPolicy.class),
                ApiOperation.iam(DetachUserPolicy.class),
                ApiOperation.iam(ListAttachedUserPolicies.class).answering("AttachedPolicies"),
                ApiOperation.iam(AttachGroupPolicy.class),
                ApiOperation.iam(DetachGroupPolicy.class),
                ApiOperation.iam(ListAttachedGroupPolicies.class).answering("AttachedPolicies"),
                ApiOperation.iam(PutUserPermissionsBoundary.class),
                ApiOperation.iam(DeleteUserPermissionsBoundary.class));
    }

    private static List<ApiOperation> inline() {
        return List.of(
                ApiOperation.iam(PutUserPolicy.class),
                ApiOperation.iam(GetUserPolicy.class).answeringMembers(),
                ApiOperation.iam(DeleteUserPolicy.class),
                ApiOperation.iam(ListUserPolicies.class).answering("PolicyNames"),
                ApiOperation.iam(PutGroupPolicy.class),
                ApiOperation.iam(GetGroupPolicy.class).answeringMembers(),
                ApiOperation.iam(DeleteGroupPolicy.class),
                ApiOperation.iam(ListGroupPolicies.class).answering("PolicyNames"));
    }

    private static List<ApiOperation> trials() {
        return List.of(
                ApiOperation.iam(SimulatePrincipalPolicy.class).answering("EvaluationResults"),
                ApiOperation.iam(SimulateCustomPolicy.class).answering("EvaluationResults"),
                ApiOperation.iam(GetContextKeysForCustomPolicy.class).answering("ContextKeyNames"),
                ApiOperation.iam(GetContextKeysForPrincipalPolicy.class).answering("ContextKeyNames"));
    }
}
