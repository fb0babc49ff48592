package dev.latchkey.permission;

import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Draws the policy editor, for a new policy and for a new version of one. */
@Singleton
class EditorDrawing {

    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final PolicyNames names;
    private final LatchkeyConfiguration configuration;

    EditorDrawing(
            Operations operations,
            Layouts layouts,
            Gates gates,
            PolicyNames names,
            LatchkeyConfiguration configuration) {
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.names = names;
        this.configuration = configuration;
    }

    /**
     * What is on the page besides what is stored.
     *
     * @param form what stands in the fields; empty for the text in force
     * @param effect what a preview found
     */
    record Input(Optional<EditorForm> form, Optional<PolicyEffectReport> effect, FormErrors errors) {

        static final Input NONE = new Input(Optional.empty(), Optional.empty(), FormErrors.NONE);

        static Input of(EditorForm form, FormErrors errors) {
            return new Input(Optional.of(form), Optional.empty(), errors);
        }

        Input with(PolicyEffectReport report) {
            return new Input(form, Optional.of(report), errors);
        }
    }

    /** The findings of a text alone. */
    EditorCheck check(String document) {
        return EditorCheck.of(document, configuration.quota().policySize());
    }

    /** The editor for a new policy. */
    TemplateInstance create(Caller caller, EditorForm form, FormErrors errors) {
        return operations.view(
                caller,
                view -> new PolicyEditor(
                        layouts.page("Create policy", view).with(errors),
                        new Head(true, "", CreatePolicyPage.PATH, PolicyAddress.CUSTOMER, "Policies", Optional.empty()),
                        form,
                        check(form.policyDocument()),
                        List.of(),
                        List.of(),
                        PolicyTemplate.ALL,
                        gates.submit(view, "Create policy", creating(form)),
                        Optional.empty(),
                        gates.submit(view, "Try it in the simulator", new CountHolders("")),
                        Optional.empty()));
    }

    /** The editor for a new version of a policy. */
    TemplateInstance edit(Caller caller, PolicyAddress address, Input input) {
        return operations.view(caller, view -> {
            String arn = names.arn(caller.accountId(), address);
            Answer<PolicyMetadata> policy = view.ask(new GetPolicy(arn));
            String version =
                    policy.granted().map(PolicyMetadata::defaultVersionId).orElse("");
            Answer<PolicyVersionMetadata> inForce =
                    view.ask(new GetPolicyVersion(arn, version.isEmpty() ? "v1" : version));
            Optional<String> stored = inForce.granted().map(PolicyVersionMetadata::document);
            EditorForm form = input.form().orElseGet(() -> EditorForm.of("", stored.orElse(PolicyTemplate.BLANK))
                    .basedOn(version));
            return new PolicyEditor(
                    layouts.page("Edit " + address.name(), view).with(input.errors()),
                    new Head(
                            false,
                            address.name(),
                            address.path("/edit"),
                            address.path(),
                            address.name(),
                            unseen(view, inForce)),
                    form,
                    check(form.policyDocument()),
                    stored.map(text -> LineDiff.between(text, form.policyDocument()))
                            .orElse(List.of()),
                    droppable(view, arn),
                    List.of(),
                    gates.submit(view, "Save version", saving(arn)),
                    Optional.of(gates.submit(view, "Preview effect", new CountHolders(arn))),
                    gates.submit(view, "Try it in the simulator", new CountHolders("")),
                    input.effect());
        });
    }

    /** The versions of which one has to go; none while there is room. */
    private List<String> droppable(OperationView view, String arn) {
        List<PolicyVersionMetadata> versions = view.ask(new ListPolicyVersions(arn, Page.LONGEST))
                .granted()
                .map(Paged::items)
                .orElse(List.of());
        if (versions.size() < configuration.quota().versionsPerPolicy()) {
            return List.of();
        }
        return versions.stream()
                .filter(version -> !version.isDefaultVersion())
                .map(PolicyVersionMetadata::versionId)
                .toList();
    }

    private Optional<GateReason> unseen(OperationView view, Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused
                ? Optional.of(gates.refusal(view, "document", refused.permission()))
                : Optional.empty();
    }

    /** Making the policy of that name, whatever its text: what the button is decided by. */
    static CreatePolicy creating(EditorForm form) {
        String name = form.policyName().isEmpty() ? "*" : form.policyName();
        return new CreatePolicy(name, null, "{}", null, List.of());
    }

    /** Giving the policy a version, whatever its text: what the button is decided by. */
    static CreatePolicyVersion saving(String arn) {
        return new CreatePolicyVersion(arn, "{}", true);
    }

    /**
     * What the editor is for.
     *
     * @param path where its form is sent
     * @param back where one came from
     * @param unseen why the text in force cannot be read
     */
    record Head(boolean isNew, String name, String path, String back, String backLabel, Optional<GateReason> unseen) {

        /** The name of its form. */
        public String formName() {
            return "policy-editor";
        }
    }

    /** The whole page. */
    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PolicyEditor(
            Layout layout,
            Head head,
            EditorForm form,
            EditorCheck check,
            List<LineDiff.Line> diff,
            List<String> droppable,
            List<PolicyTemplate> templates,
            Gate save,
            Optional<Gate> preview,
            Gate simulate,
            Optional<PolicyEffectReport> effect)
            implements TemplateInstance {}

    /** What is to be said about a text, alone: the answer to htmx. */
    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record EditorCheckView(EditorCheck check) implements TemplateInstance {}

    /** What a preview found, alone: the answer to htmx. */
    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PolicyEffectView(Optional<PolicyEffectReport> effect, String path) implements TemplateInstance {}
}
