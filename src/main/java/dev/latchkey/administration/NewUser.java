package dev.latchkey.administration;

import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GroupMetadata;
import dev.latchkey.identity.ListGroupsForUser;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.permission.AttachedManagedPolicy;
import dev.latchkey.permission.GetUserPolicy;
import dev.latchkey.permission.ListAttachedUserPolicies;
import dev.latchkey.permission.ListUserPolicies;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Form;
import dev.latchkey.web.Typed;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What stands behind the button that makes a user. */
@Singleton
class NewUser {

    private static final String CHANGE_PASSWORD = "arn:aws:iam::aws:policy/IAMUserChangePassword";

    private final Operations operations;

    NewUser(Operations operations) {
        this.operations = operations;
    }

    /**
     * What was typed into the form.
     *
     * @param mayChange whether the user gets the policy that lets users change their own password
     * @param copyFrom the user whose groups and policies the new one gets as well; empty for nobody
     */
    record Input(
            String userName,
            String path,
            boolean hasConsole,
            boolean mustChange,
            boolean mayChange,
            Set<String> groups,
            String copyFrom) {

        static Input of(Form form) {
            return new Input(
                    form.text("userName").strip(),
                    form.text("path").strip(),
                    form.isTicked("console"),
                    form.isTicked("mustChange"),
                    form.isTicked("mayChange"),
                    new LinkedHashSet<>(form.all("groups[]")),
                    form.text("copyFrom").strip());
        }

        static Input of(Typed typed, boolean mayChange) {
            return new Input(
                    typed.get("userName"),
                    typed.or("path", "/"),
                    typed.ticked("console", true),
                    typed.ticked("mustChange", true),
                    typed.ticked("mayChange", mayChange),
                    Set.of(),
                    typed.get("copyFrom"));
        }
    }

    /** All of it, the user itself first; reads whom to copy from in the name of the caller. */
    List<Operation<?>> operations(Caller caller, Input input, SecretText password) {
        String name = input.userName();
        List<Operation<?>> all = new ArrayList<>();
        all.add(new CreateUser(new Path(input.path().isEmpty() ? "/" : input.path()), new UserName(name)));
        if (input.hasConsole()) {
            all.add(new CreateLoginProfile(name, password, input.mustChange(), true));
        }
        Set<String> policies = new LinkedHashSet<>();
        if (input.hasConsole() && input.mayChange()) {
            policies.add(CHANGE_PASSWORD);
        }
        Set<String> groups = new LinkedHashSet<>(input.groups());
        List<PutUserPolicy> inline = new ArrayList<>();
        if (!input.copyFrom().isEmpty()) {
            groups.addAll(groupsOf(caller, input.copyFrom()));
            policies.addAll(policiesOf(caller, input.copyFrom()));
            inline.addAll(inlinePoliciesOf(caller, input.copyFrom(), name));
        }
        groups.forEach(group -> all.add(new AddUserToGroup(group, name)));
        policies.forEach(policy -> all.add(new AttachUserPolicy(name, policy)));
        all.addAll(inline);
        return all;
    }

    private List<PutUserPolicy> inlinePoliciesOf(Caller caller, String userName, String newName) {
        return operations.perform(caller, new ListUserPolicies(userName, Page.LONGEST)).items().stream()
                .map(policy -> operations.perform(caller, new GetUserPolicy(userName, policy)))
                .map(read -> new PutUserPolicy(newName, read.policyName(), read.policyDocument()))
                .toList();
    }

    private List<String> policiesOf(Caller caller, String userName) {
        return operations.perform(caller, new ListAttachedUserPolicies(userName, null, Page.LONGEST)).items().stream()
                .map(AttachedManagedPolicy::policyArn)
                .toList();
    }

    private List<String> groupsOf(Caller caller, String userName) {
        try {
            return operations.perform(caller, new ListGroupsForUser(userName)).items().stream()
                    .map(GroupMetadata::groupName)
                    .toList();
        } catch (OperationFailed missing) {
            throw new OperationFailed(
                    missing.code(),
                    String.valueOf(missing.getMessage()),
                    List.of(new FieldProblem("copyFrom", "There is no user of this name.")));
        }
    }
}
