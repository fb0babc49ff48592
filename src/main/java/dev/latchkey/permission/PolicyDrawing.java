package dev.latchkey.permission;

import dev.latchkey.identity.ManyAtOnce;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.policy.validation.PolicyKind;
import dev.latchkey.policy.validation.PolicyValidator;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Obstacle;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Draws the page about a managed policy as the door sees the one who looks. */
@Singleton
class PolicyDrawing {

    private static final int HOLDERS = 25;

    /** The name of nobody, to ask the door about before one was typed. */
    private static final String ANYBODY = "*";

    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final PolicyNames names;
    private final ManyAtOnce many;

    PolicyDrawing(Operations operations, Layouts layouts, Gates gates, PolicyNames names, ManyAtOnce many) {
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.names = names;
        this.many = many;
    }

    /**
     * What is wanted of the page besides the policy.
     *
     * @param version the version to show; null for the one in force
     * @param from where the list of holders begins; null for its beginning
     * @param userName what was typed as a user to attach to
     * @param groupName what was typed as a group to attach to
     */
    record Wanted(@Nullable String version, @Nullable String from, String userName, String groupName) {

        static final Wanted NOTHING = new Wanted(null, null, "", "");

        Wanted typed(Holder holder, String name) {
            return holder == Holder.USER
                    ? new Wanted(version, from, name, groupName)
                    : new Wanted(version, from, userName, name);
        }
    }

    TemplateInstance draw(Caller caller, PolicyAddress address, Wanted wanted, FormErrors errors) {
        return operations.view(caller, view -> {
            String arn = names.arn(caller.accountId(), address);
            Answer<PolicyMetadata> answer = view.ask(new GetPolicy(arn));
            Optional<PolicyMetadata> policy = answer.granted();
            String name = policy.map(PolicyMetadata::policyName).orElse(address.name());
            String inForce = policy.map(PolicyMetadata::defaultVersionId).orElse("v1");
            String version = wanted.version() == null ? inForce : wanted.version();
            Answer<PolicyVersionMetadata> shown = view.ask(new GetPolicyVersion(arn, version));
            return new PolicyView(
                    layouts.about(name, view).with(errors),
                    address.isOfAws(),
                    policy,
                    unseen(view, "policy", answer),
                    document(view, shown, version, inForce),
                    versions(view, arn, address),
                    attachments(view, arn, address, wanted),
                    controls(view, arn, address, policy, SimulatorTrial.of(shown.granted())));
        });
    }

    private Document document(
            OperationView view, Answer<PolicyVersionMetadata> answer, String version, String inForce) {
        String text = answer.granted().map(PolicyVersionMetadata::document).orElse("");
        return new Document(
                version,
                version.equals(inForce),
                unseen(view, "document", answer),
                DocumentLines.of(text),
                answer.granted().isPresent()
                        ? FindingLine.of(PolicyValidator.validate(text, PolicyKind.MANAGED))
                        : List.of());
    }

    private Versions versions(OperationView view, String arn, PolicyAddress address) {
        Answer<Paged<PolicyVersionMetadata>> answer = view.ask(new ListPolicyVersions(arn, Page.LONGEST));
        List<Version> rows = new ArrayList<>();
        for (PolicyVersionMetadata version : answer.granted().map(Paged::items).orElse(List.of())) {
            String id = version.versionId();
            boolean isChangeable = !version.isDefaultVersion() && !address.isOfAws();
            rows.add(new Version(
                    id,
                    version.isDefaultVersion(),
                    version.createDate(),
                    address.path("?version=" + id),
                    address.path("/versions/" + id + "/default"),
                    isChangeable
                            ? Optional.of(gates.submit(view, "Set as default", new SetDefaultPolicyVersion(arn, id))
                                    .naming(id))
                            : Optional.empty(),
                    isChangeable
                            ? Optional.of(gates.link(
                                            view,
                                            "Delete",
                                            address.path("/versions/" + id + "/delete"),
                                            new DeletePolicyVersion(arn, id))
                                    .naming(id))
                            : Optional.empty()));
        }
        return new Versions(unseen(view, "versions", answer), rows);
    }

    private Attached attachments(OperationView view, String arn, PolicyAddress address, Wanted wanted) {
        Page page = new Page(wanted.from() == null || wanted.from().isEmpty() ? null : wanted.from(), HOLDERS);
        Answer<ListEntitiesForPolicy.Entities> answer =
                view.ask(new ListEntitiesForPolicy(arn, null, null, "PermissionsPolicy", page));
        List<AttachedTo> rows = new ArrayList<>();
        answer.granted().ifPresent(found -> {
            expect(view.caller().accountId(), found);
            found.policyGroups()
                    .forEach(group -> rows.add(attachedTo(view, arn, address, Holder.GROUP, group.groupName())));
            found.policyUsers().forEach(user -> rows.add(attachedTo(view, arn, address, Holder.USER, user.userName())));
        });
        List<String> bounded = answer.granted().isEmpty()
                ? List.of()
                : view.ask(new ListEntitiesForPolicy(arn, "User", null, "PermissionsBoundary", new Page(null, HOLDERS)))
                        .granted()
                        .map(found -> found.policyUsers().stream()
                                .map(ListEntitiesForPolicy.PolicyUser::userName)
                                .toList())
                        .orElse(List.of());
        return new Attached(
                unseen(view, "attached", answer),
                rows,
                answer.granted()
                        .flatMap(found -> Optional.ofNullable(found.marker()))
                        .map(next -> address.path("?from=" + next)),
                bounded,
                wanted.userName(),
                wanted.groupName(),
                gates.submit(view, "Attach to a user", new AttachUserPolicy(ANYBODY, arn)),
                address.path("/attach-user"),
                gates.submit(view, "Attach to a group", new AttachGroupPolicy(ANYBODY, arn)),
                address.path("/attach-group"));
    }

    /** Each row is decided about, and attaching to anybody; all of them are looked up at once. */
    private void expect(String accountId, ListEntitiesForPolicy.Entities found) {
        Stream<String> users = found.policyUsers().stream().map(ListEntitiesForPolicy.PolicyUser::userName);
        Stream<String> groups = found.policyGroups().stream().map(ListEntitiesForPolicy.PolicyGroup::groupName);
        many.expectUsers(accountId, Stream.concat(Stream.of(ANYBODY), users).toList());
        many.expectGroups(accountId, Stream.concat(Stream.of(ANYBODY), groups).toList());
    }

    private AttachedTo attachedTo(OperationView view, String arn, PolicyAddress address, Holder holder, String name) {
        Operation<?> detach =
                holder == Holder.USER ? new DetachUserPolicy(name, arn) : new DetachGroupPolicy(name, arn);
        return new AttachedTo(
                holder == Holder.USER ? "User" : "Group",
                name,
                holder == Holder.USER ? "/admin/users/" + name + "/permissions" : "/admin/groups/" + name,
                AttachmentForms.formName(holder, "detach"),
                AttachmentForms.path(address, holder, name, "detach"),
                gates.submit(view, "Detach", detach).naming(name));
    }

    private List<Gate> controls(
            OperationView view, String arn, PolicyAddress address, Optional<PolicyMetadata> policy, String tried) {
        Gate trial = gates.link(view, "Try it in the simulator", tried, new CountHolders(""));
        Gate copy = gates.link(
                view,
                "Copy",
                CreatePolicyPage.PATH + "?copy=" + arn.replace(":", "%3A").replace("/", "%2F"),
                new CreatePolicy("*", null, "{}", null, List.of()));
        if (address.isOfAws()) {
            return List.of(copy, trial);
        }
        boolean isUsed = policy.map(known -> known.attachmentCount() + known.permissionsBoundaryUsageCount() > 0)
                .orElse(false);
        return List.of(
                gates.link(view, "Edit policy", address.path("/edit"), new CreatePolicyVersion(arn, "{}", true)),
                copy,
                trial,
                gates.link(view, "Delete policy", address.path("/delete"), new DeletePolicy(arn))
                        .unless(
                                isUsed
                                        ? Optional.of(Obstacle.state("Detach it everywhere first."))
                                        : Optional.empty()));
    }

    private Optional<GateReason> unseen(OperationView view, String place, Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused
                ? Optional.of(gates.refusal(view, place, refused.permission()))
                : Optional.empty();
    }

    /** The text of one version. */
    record Document(
            String version,
            boolean isInForce,
            Optional<GateReason> unseen,
            List<DocumentLines.Line> lines,
            List<FindingLine> findings) {}

    /** All versions. */
    record Versions(Optional<GateReason> unseen, List<Version> rows) {}

    /** One version in the list. */
    record Version(
            String id,
            boolean isInForce,
            Instant createDate,
            String href,
            String defaultPath,
            Optional<Gate> makeDefault,
            Optional<Gate> delete) {

        /** What tells its form from all others. */
        public String formId() {
            return "default-" + id;
        }
    }

    /**
     * Who holds the policy.
     *
     * @param next the address of the following page of holders
     * @param bounded users whose permissions boundary it is
     */
    record Attached(
            Optional<GateReason> unseen,
            List<AttachedTo> rows,
            Optional<String> next,
            List<String> bounded,
            String userName,
            String groupName,
            Gate toUser,
            String toUserPath,
            Gate toGroup,
            String toGroupPath) {}

    /** A user or group that it is attached to. */
    record AttachedTo(String kind, String name, String href, String formName, String path, Gate detach) {

        /** What tells its form from all others. */
        public String formId() {
            return formName + "-" + name;
        }
    }

    /** The whole page. */
    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PolicyView(
            Layout layout,
            boolean isOfAws,
            Optional<PolicyMetadata> policy,
            Optional<GateReason> refusal,
            Document document,
            Versions versions,
            Attached attached,
            List<Gate> controls)
            implements TemplateInstance {}
}
