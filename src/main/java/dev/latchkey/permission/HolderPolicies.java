package dev.latchkey.permission;

import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Draws the policies that a user or a group has of its own, with the forms that attach and detach. */
@Singleton
public class HolderPolicies {

    private final Gates gates;

    HolderPolicies(Gates gates) {
        this.gates = gates;
    }

    /**
     * The policies of one holder.
     *
     * @param action where the form that attaches is sent
     * @param refusal why they cannot be read
     * @param inline the names of inline policies
     * @param choices names of policies that could be attached
     */
    public record Section(
            String action,
            List<Row> managed,
            List<String> inline,
            Optional<GateReason> refusal,
            List<String> choices,
            Gate attach) {}

    /** One attached policy, with the button that detaches it. */
    public record Row(String name, String href, String form, String action, Gate detach) {}

    /** A user or group by name, as the addresses of pages have it. */
    record Whom(Holder holder, String name) {

        static Whom user(String name) {
            return new Whom(Holder.USER, name);
        }

        static Whom group(String name) {
            return new Whom(Holder.GROUP, name);
        }

        boolean isUser() {
            return holder == Holder.USER;
        }

        /** The page on which its policies stand. */
        String page() {
            return isUser() ? UserTabs.pathOf(name) + "/permissions" : groupPath();
        }

        String path(String below) {
            return (isUser() ? UserTabs.pathOf(name) : groupPath()) + "/policies" + below;
        }

        String path(String policyArn, String what) {
            String id =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(policyArn.getBytes(StandardCharsets.UTF_8));
            return path("/" + id + "/" + what);
        }

        Operation<?> attach(String policyArn) {
            return isUser() ? new AttachUserPolicy(name, policyArn) : new AttachGroupPolicy(name, policyArn);
        }

        Operation<?> detach(String policyArn) {
            return isUser() ? new DetachUserPolicy(name, policyArn) : new DetachGroupPolicy(name, policyArn);
        }

        Operation<Paged<AttachedManagedPolicy>> listManaged() {
            return isUser()
                    ? new ListAttachedUserPolicies(name, null, Page.LONGEST)
                    : new ListAttachedGroupPolicies(name, null, Page.LONGEST);
        }

        Operation<Paged<String>> listInline() {
            return isUser() ? new ListUserPolicies(name, Page.LONGEST) : new ListGroupPolicies(name, Page.LONGEST);
        }

        private String groupPath() {
            return "/admin/groups/"
                    + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        }
    }

    /** Those of a group. */
    public Section ofGroup(OperationView view, String groupName) {
        return draw(view, Whom.group(groupName));
    }

    Section draw(OperationView view, Whom whom) {
        Answer<Paged<AttachedManagedPolicy>> managed = view.ask(whom.listManaged());
        Optional<GateReason> refusal = managed instanceof Answer.Refused<Paged<AttachedManagedPolicy>> refused
                ? Optional.of(gates.refusal(view, "policies", refused.permission()))
                : Optional.empty();
        List<String> choices = policies(view).stream()
                .map(PolicyMetadata::policyName)
                .sorted()
                .distinct()
                .toList();
        return new Section(
                whom.path("/attach"),
                managed.granted().map(Paged::items).orElse(List.of()).stream()
                        .map(policy -> row(view, whom, policy))
                        .toList(),
                view.ask(whom.listInline()).granted().map(Paged::items).orElse(List.of()),
                refusal,
                choices,
                gates.submit(
                        view,
                        "Attach policy",
                        whom.attach("arn:aws:iam::" + view.caller().accountId() + ":policy/any")));
    }

    /** The ARN of the policy that was typed by name or ARN; of several of one name the account's own. */
    String arnOf(OperationView view, String typed) {
        if (typed.startsWith("arn:")) {
            return typed;
        }
        List<PolicyMetadata> named = policies(view).stream()
                .filter(policy -> policy.policyName().equalsIgnoreCase(typed))
                .toList();
        return named.stream()
                .map(PolicyMetadata::arn)
                .filter(arn -> !arn.startsWith("arn:aws:iam::aws:"))
                .findFirst()
                .or(() -> named.stream().map(PolicyMetadata::arn).findFirst())
                .orElse("arn:aws:iam::" + view.caller().accountId() + ":policy/" + typed);
    }

    private static List<PolicyMetadata> policies(OperationView view) {
        return view.ask(new ListPolicies("All", false, null, null, Page.LONGEST))
                .granted()
                .map(Paged::items)
                .orElse(List.of());
    }

    private Row row(OperationView view, Whom whom, AttachedManagedPolicy policy) {
        String name = policy.policyName();
        String kind = policy.policyArn().startsWith("arn:aws:iam::aws:") ? "/admin/aws-policies/" : "/admin/policies/";
        return new Row(
                name,
                kind + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20"),
                "detach-" + name,
                whom.path(policy.policyArn(), "detach"),
                gates.submit(view, "Detach", whom.detach(policy.policyArn())).naming(name));
    }
}
