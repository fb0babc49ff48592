package dev.latchkey.permission;

import dev.latchkey.identity.ManyAtOnce;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.StatementTrace;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The policy simulator: what the door would answer to a user, and because of which statement. Asks only, never changes. */
@Path(SimulatorPage.PATH)
class SimulatorPage {

    static final String PATH = "/admin/simulator";

    private static final String TOO_MUCH = "You have simulated very much in a short time. Try again in a minute.";

    private final Visit visit;
    private final Operations operations;
    private final Layouts layouts;
    private final Gates gates;
    private final PreviewPace pace;
    private final ManagedPolicies policies;
    private final ManyAtOnce many;
    private final Clock clock;

    SimulatorPage(
            Visit visit,
            Operations operations,
            Layouts layouts,
            Gates gates,
            PreviewPace pace,
            ManagedPolicies policies,
            ManyAtOnce many,
            Clock clock) {
        this.visit = visit;
        this.operations = operations;
        this.layouts = layouts;
        this.gates = gates;
        this.pace = pace;
        this.policies = policies;
        this.many = many;
        this.clock = clock;
    }

    /** What stands in the address is simulated: it can be kept and handed on. */
    @GET
    public Response show(@Context UriInfo address) {
        MultivaluedMap<String, String> parameters = address.getQueryParameters();
        Map<String, String> first = new HashMap<>();
        parameters.forEach((name, values) -> first.put(name, values.get(0)));
        return answer(SimulatorForm.of(new HashMap<>(first)));
    }

    /** The same with a draft, which does not fit an address. */
    @POST
    public Response withDraft(Form form) {
        operations.insist(visit.required().caller(), List.of(new CountHolders("")));
        return answer(SimulatorForm.sent(form.typed()));
    }

    private Response answer(SimulatorForm form) {
        Caller caller = visit.required().caller();
        if (!form.isAsking()) {
            return Answers.page(draw(caller, form, FormErrors.NONE, List.of(), Optional.empty()));
        }
        FormErrors errors = form.errors();
        if (!form.draft().isEmpty() && !CompiledPolicy.ofText(form.draft()).isReadable()) {
            errors = errors.and(
                    "draft",
                    "The draft cannot be read: "
                            + CompiledPolicy.ofText(form.draft()).problem() + ".");
        }
        if (errors.isPresent()) {
            return Answers.unprocessable(draw(caller, form, errors, List.of(), Optional.empty()));
        }
        try {
            return pace.within(caller.principal().uniqueId(), () -> simulate(caller, form))
                    .orElseGet(() -> Answers.of(
                            429, draw(caller, form, FormErrors.of("", TOO_MUCH), List.of(), Optional.empty())));
        } catch (OperationFailed failed) {
            if (failed.code() != ErrorCode.NO_SUCH_ENTITY) {
                throw failed;
            }
            FormErrors nobody = FormErrors.of("principal", "There is no user " + form.principal() + ".");
            return Answers.unprocessable(draw(caller, form, nobody, List.of(), Optional.empty()));
        }
    }

    private Response simulate(Caller caller, SimulatorForm form) {
        SimulateRequests simulation = new SimulateRequests(
                new ResourceReference.UserNamed(form.principal()),
                form.actionNames(),
                form.resource(),
                form.simulated(caller.origin().sourceAddress(), clock.instant()),
                form.draft(),
                form.draftOf());
        return operations.view(caller, view -> {
            Answer<List<SimulatedDecision>> answer = view.ask(simulation);
            answer.granted().ifPresent(decisions -> expect(caller.accountId(), decisions));
            Map<PolicyOrigin, Boolean> readable = new HashMap<>();
            List<SimulatorResult> results = answer.granted().stream()
                    .flatMap(List::stream)
                    .map(decision -> SimulatorResult.of(
                            decision,
                            origin -> readable.computeIfAbsent(
                                    origin, policy -> isReadable(view, policy, form.principal()))))
                    .toList();
            return Answers.page(draw(caller, form, FormErrors.NONE, results, refusal(view, answer)));
        });
    }

    /** Whether each policy may be read is decided; all of them are looked up at once. */
    private void expect(String accountId, List<SimulatedDecision> decisions) {
        Set<String> arns = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (SimulatedDecision decision : decisions) {
            for (StatementTrace trace : decision.explanation().statements()) {
                PolicyOrigin origin = trace.statement().origin();
                if (origin.arn() != null) {
                    arns.add(origin.arn());
                } else if (origin.group() != null) {
                    groups.add(origin.group());
                }
            }
        }
        policies.expect(accountId, arns);
        many.expectGroups(accountId, groups);
    }

    /** Whether the text of a policy may be told; the account's own setting and one's own draft are no secret. */
    private static boolean isReadable(OperationView view, PolicyOrigin origin, String userName) {
        if (origin.kind() == PolicyOrigin.Kind.ACCOUNT_SETTING || origin.kind() == PolicyOrigin.Kind.DRAFT) {
            return true;
        }
        Operation<?> reading = origin.arn() != null
                ? new GetPolicyVersion(origin.arn(), "v1")
                : origin.group() == null
                        ? new GetUserPolicy(userName, origin.name())
                        : new GetGroupPolicy(origin.group(), origin.name());
        return view.preview(reading).isAllowed();
    }

    private Optional<GateReason> refusal(OperationView view, Answer<?> answer) {
        return answer instanceof Answer.Refused<?> refused
                ? Optional.of(gates.refusal(view, "simulation", refused.permission()))
                : Optional.empty();
    }

    private TemplateInstance draw(
            Caller caller,
            SimulatorForm form,
            FormErrors errors,
            List<SimulatorResult> results,
            Optional<GateReason> refusal) {
        return operations.view(
                caller,
                view -> new Simulator(
                        layouts.page("Policy simulator", view).with(errors),
                        form,
                        List.of(SimulatedSession.Kind.values()),
                        ActionCatalogue.get().all().stream()
                                .map(KnownAction::name)
                                .toList(),
                        gates.submit(view, "Simulate", new CountHolders("")),
                        refusal,
                        results));
    }

    /** The whole page. */
    @CheckedTemplate(basePath = "permission", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record Simulator(
            Layout layout,
            SimulatorForm form,
            List<SimulatedSession.Kind> sessions,
            List<String> actions,
            Gate simulate,
            Optional<GateReason> refusal,
            List<SimulatorResult> results)
            implements TemplateInstance {}
}
