package dev.latchkey.account;

import dev.latchkey.identity.GetGroup;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.member.Page;
import dev.latchkey.permission.GetPolicy;
import dev.latchkey.permission.ListEntitiesForPolicy;
import dev.latchkey.permission.ListEntitiesForPolicy.PolicyGroup;
import dev.latchkey.web.GateReason.Link;
import java.util.List;
import java.util.Optional;

/**
 * How to let only selected users change their passwords: the steps of the published procedure, each with the way to the
 * page where it is done, and with a tick once it is.
 *
 * @param policyDocument the published policy with the account filled in
 */
record SelectedUsers(String policyDocument, List<Step> steps) {

    private static final String POLICY = "ChangeOwnPassword";
    private static final Page ONE = new Page(null, 1);

    /**
     * One step.
     *
     * @param isDone whether it is, as far as whoever looks may know
     */
    record Step(String text, boolean isDone, Optional<Link> link) {}

    /** @param flag whether all users may change their own password; empty where that may not be seen */
    static SelectedUsers of(OperationView view, Optional<Boolean> flag) {
        String accountId = view.caller().accountId();
        String arn = "arn:aws:iam::" + accountId + ":policy/" + POLICY;
        boolean isMade = ask(view, new GetPolicy(arn)).isPresent();
        List<PolicyGroup> groups = isMade
                ? ask(view, new ListEntitiesForPolicy(arn, "Group", null, null, ONE))
                        .map(ListEntitiesForPolicy.Entities::policyGroups)
                        .orElse(List.of())
                : List.of();
        boolean hasMembers = groups.stream().anyMatch(group -> ask(view, new GetGroup(group.groupName(), ONE))
                .filter(found -> !found.users().items().isEmpty())
                .isPresent());
        return new SelectedUsers(
                SamplePolicy.of(accountId),
                List.of(
                        new Step(
                                "Make sure that Allow users to change their own password is not ticked, and apply the"
                                        + " policy.",
                                flag.isPresent() && !flag.get(),
                                Optional.of(new Link("Password policy", "#password-policy"))),
                        new Step(
                                "Make the policy below, under the name " + POLICY + ".",
                                isMade,
                                Optional.of(
                                        isMade
                                                ? new Link("Open the policy", "/admin/policies/" + POLICY)
                                                : new Link(
                                                        "Create the policy",
                                                        "/admin/create-policy?template=" + POLICY))),
                        new Step(
                                "Make or choose a group, and attach the policy to it.",
                                !groups.isEmpty(),
                                Optional.of(
                                        isMade
                                                ? new Link("Attach the policy", "/admin/policies/" + POLICY)
                                                : new Link("Groups", "/admin/groups"))),
                        new Step(
                                "Add the users who may to the group.",
                                hasMembers,
                                Optional.of(
                                        groups.isEmpty()
                                                ? new Link("Groups", "/admin/groups")
                                                : new Link(
                                                        "Open the group",
                                                        "/admin/groups/"
                                                                + groups.get(0).groupName()))),
                        new Step(
                                "Check with the simulator what one of them may do now.",
                                false,
                                Optional.of(new Link(
                                        "Open the simulator", "/admin/simulator?actions=iam:ChangePassword")))));
    }

    /** What is permitted and there; nothing otherwise. */
    private static <R> Optional<R> ask(OperationView view, Operation<R> operation) {
        try {
            return view.ask(operation).granted();
        } catch (OperationFailed failed) {
            if (failed.code() == ErrorCode.NO_SUCH_ENTITY) {
                return Optional.empty();
            }
            throw failed;
        }
    }
}
