package dev.latchkey.administration;

import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.credential.password.HandedPassword;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GetGroup;
import dev.latchkey.identity.GetUser;
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
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.OneTimeSecret.Download;
import dev.latchkey.web.OneTimeSecret.Fact;
import dev.latchkey.web.OneTimeSecret.Secret;
import dev.latchkey.web.OneTimeSecrets;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Makes many users at once from lines of text: first a dry run that tells line by line what would happen, then all of
 * them in one transaction or none. Each line takes the same permissions as making that one user.
 */
@Path(ImportUsersPage.PATH)
@Blocking
class ImportUsersPage {

    static final String PATH = "/admin/import-users";
    private static final String FORM = "import-users";
    private static final String TITLE = "Import users";
    private static final int MOST_LINES = 200;

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final OneTimeSecrets secrets;
    private final NewUser newUser;
    private final HandedPassword passwords;

    ImportUsersPage(
            Operations operations,
            Visit visit,
            Forms forms,
            Layouts layouts,
            Gates gates,
            OneTimeSecrets secrets,
            NewUser newUser,
            HandedPassword passwords) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.secrets = secrets;
        this.newUser = newUser;
        this.passwords = passwords;
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
        operations.insist(caller, List.of(UsersPage.createAny()));
        String text = form.text("lines");
        List<ImportedLine> lines = ImportedLine.parse(text);
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            String problem = lines.isEmpty()
                    ? "Type or paste at least one line."
                    : "At most " + MOST_LINES + " users are imported at once; these are " + lines.size() + ".";
            return Answers.unprocessable(draw(text, List.of(), false, FormErrors.of("lines", problem)));
        }
        List<Verdict> verdicts = operations.view(caller, view -> verdicts(view, lines));
        boolean isGood = verdicts.stream().allMatch(Verdict::isGood);
        if (!isGood) {
            return Answers.unprocessable(
                    draw(text, verdicts, false, FormErrors.of("lines", "Nothing is imported: some lines cannot be.")));
        }
        return form.has("import")
                ? perform(caller, ticket, text, lines)
                : Answers.page(draw(text, verdicts, true, FormErrors.NONE));
    }

    private Response perform(Caller caller, FormTicket ticket, String text, List<ImportedLine> lines) {
        List<Operation<?>> all = new ArrayList<>();
        StringBuilder file = new StringBuilder("User name,Password\n");
        for (ImportedLine line : lines) {
            SecretText password = passwords.next(caller);
            all.addAll(newUser.operations(caller, line.user(), password));
            if (line.user().hasConsole()) {
                file.append('"')
                        .append(line.user().userName())
                        .append("\",\"")
                        .append(password.reveal())
                        .append("\"\n");
            }
        }
        String done = lines.size() == 1 ? "1 user is imported." : lines.size() + " users are imported.";
        try {
            if (lines.stream().noneMatch(line -> line.user().hasConsole())) {
                return forms.perform(ticket, caller, all, results -> Outcome.success(UsersPage.PATH, done));
            }
            SecretText handed = SecretText.of(file.toString());
            return forms.reveal(
                    ticket,
                    caller,
                    all,
                    results -> secrets.reveal(
                            layouts.page(done),
                            new OneTimeSecret(
                                    List.of(new Fact("Account", visit.required().accountLabel())),
                                    List.of(new Secret("console-password", "User names and passwords", handed, true)),
                                    Optional.of(new Download("Download .csv file", "passwords.csv", handed)),
                                    Optional.empty(),
                                    UsersPage.PATH,
                                    "Lost them? Reset the passwords one by one.")));
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
            return new ImportUsers(
                    layouts.page(TITLE, view).with(errors),
                    text,
                    verdicts,
                    isChecked,
                    gates.submit(view, isChecked ? "Import all" : "Check", create, profile));
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
    record ImportUsers(Layout layout, String lines, List<Verdict> verdicts, boolean isChecked, Gate submit)
            implements TemplateInstance {}
}
