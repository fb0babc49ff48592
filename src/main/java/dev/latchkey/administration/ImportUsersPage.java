package dev.latchkey.administration;

import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GetGroup;
import dev.latchkey.identity.GetUser;
import dev.latchkey.job.JobsPage;
import dev.latchkey.job.NewItem;
import dev.latchkey.job.StartJob;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.member.Page;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

/**
 * Makes many users from lines of text: first a dry run that tells line by line what would happen, then a job that makes
 * them one by one. Each line takes the same permissions as making that one user.
 */
@Path(ImportUsersPage.PATH)
@Blocking
class ImportUsersPage {

    static final String PATH = "/admin/import-users";
    private static final String FORM = "import-users";
    static final String TITLE = "Import users";

    /** So many lines are told one by one; of more, only what is wrong with them. */
    private static final int MOST_TOLD = 200;

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final NewUser newUser;

    ImportUsersPage(Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates, NewUser newUser) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.newUser = newUser;
    }

    @GET
    public Response show() {
        return Answers.page(draw(forms.carried().get("lines"), List.of(), false, FormErrors.NONE));
    }

    /** A dry run, unless the form says that it is meant. */
    @POST
    public Response run(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, FORM);
        operations.insist(caller, List.of(UsersPage.createAny(), StartJob.ANY));
        String text = form.text("lines");
        List<ImportedLine> lines = ImportedLine.parse(text);
        if (lines.isEmpty() || lines.size() > StartJob.MOST_ITEMS) {
            String problem = lines.isEmpty()
                    ? "Type or paste at least one line."
                    : "At most " + StartJob.MOST_ITEMS + " users are imported at once; these are " + lines.size() + ".";
            return Answers.unprocessable(draw(text, List.of(), false, FormErrors.of("lines", problem)));
        }
        List<Verdict> verdicts = operations.view(caller, view -> verdicts(view, lines));
        boolean isGood = verdicts.stream().allMatch(Verdict::isGood);
        if (!isGood) {
            return Answers.unprocessable(
                    draw(text, verdicts, false, FormErrors.of("lines", "Nothing is imported: some lines cannot be.")));
        }
        return form.has("import")
                ? start(caller, ticket, text, lines)
                : Answers.page(draw(text, verdicts, true, FormErrors.NONE));
    }

    private Response start(Caller caller, FormTicket ticket, String text, List<ImportedLine> lines) {
        List<NewItem> items = lines.stream()
                .map(line -> new NewItem(line.number(), line.user().userName(), line.text()))
                .toList();
        try {
            return forms.perform(
                    ticket,
                    caller,
                    List.of(new StartJob(ImportUsersJob.NAME, items)),
                    results -> Outcome.silently(JobsPage.pathOf((UUID) results.get(0))));
        } catch (OperationFailed failed) {
            return Answers.unprocessable(draw(
                    text, List.of(), false, FormErrors.of("lines", "Nothing is imported. " + failed.getMessage())));
        }
    }

    private List<Verdict> verdicts(OperationView view, List<ImportedLine> lines) {
        Set<String> names = new HashSet<>();
        return lines.stream()
                .map(line -> new Verdict(
                        line.number(),
                        line.user().userName(),
                        names.add(line.user().userName().toLowerCase(Locale.ROOT))
                                ? problem(view, line)
                                : "The name stands here twice."))
                .toList();
    }

    /** Why a line cannot be imported; empty where it can. */
    private String problem(OperationView view, ImportedLine line) {
        List<Operation<?>> all;
        try {
            all = newUser.operations(view.caller(), line.user(), SecretText.of(""));
        } catch (OperationFailed failed) {
            return NameErrors.of(failed, "userName", 64).problems().get(0).message();
        }
        for (Operation<?> operation : all) {
            Permission permission = view.preview(operation);
            if (!permission.isAllowed()) {
                return "You may not perform " + permission.action() + " on this user or group.";
            }
            if (operation instanceof AddUserToGroup join
                    && isMissing(view, new GetGroup(join.groupName(), Page.FIRST))) {
                return "There is no group " + join.groupName() + ".";
            }
        }
        return isMissing(view, new GetUser(line.user().userName())) ? "" : "A user of this name exists.";
    }

    private static boolean isMissing(OperationView view, Operation<?> read) {
        return view.preview(read).resource().uniqueId() == null;
    }

    private TemplateInstance draw(String text, List<Verdict> verdicts, boolean isChecked, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> {
            CreateUser create = UsersPage.createAny();
            CreateLoginProfile profile = new CreateLoginProfile("new-user", SecretText.of(""), true);
            List<Verdict> told = verdicts.size() <= MOST_TOLD
                    ? verdicts
                    : verdicts.stream()
                            .filter(verdict -> !verdict.isGood())
                            .limit(MOST_TOLD)
                            .toList();
            return new ImportUsers(
                    layouts.page(TITLE, view).with(errors),
                    text,
                    told,
                    verdicts.size(),
                    verdicts.stream().filter(Verdict::isGood).count(),
                    isChecked,
                    gates.submit(view, isChecked ? "Import all" : "Check", create, profile, StartJob.ANY));
        });
    }

    /**
     * What became, or would become, of one line.
     *
     * @param problem why it cannot be imported; empty where it can
     */
    record Verdict(int number, String userName, String problem) {

        public boolean isGood() {
            return problem.isEmpty();
        }
    }

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record ImportUsers(
            Layout layout, String lines, List<Verdict> verdicts, int count, long good, boolean isChecked, Gate submit)
            implements TemplateInstance {}
}
