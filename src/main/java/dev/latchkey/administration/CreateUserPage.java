package dev.latchkey.administration;

import dev.latchkey.account.PasswordPolicies;
import dev.latchkey.administration.NewUser.Input;
import dev.latchkey.credential.password.HandedPassword;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GroupMetadata;
import dev.latchkey.identity.ListGroups;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
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
import java.util.List;

/** Makes a user with everything that belongs to a first day: password, groups, the permissions of a colleague. */
@Path(CreateUserPage.PATH)
@Blocking
class CreateUserPage {

    static final String PATH = "/admin/create-user";
    private static final String FORM = "create-user";
    private static final String TITLE = "Create user";

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final OneTimeSecrets secrets;
    private final NewUser newUser;
    private final HandedPassword passwords;
    private final PasswordPolicies policies;

    CreateUserPage(
            Operations operations,
            Visit visit,
            Forms forms,
            Layouts layouts,
            Gates gates,
            OneTimeSecrets secrets,
            NewUser newUser,
            HandedPassword passwords,
            PasswordPolicies policies) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.secrets = secrets;
        this.newUser = newUser;
        this.passwords = passwords;
        this.policies = policies;
    }

    @GET
    public Response show() {
        return Answers.page(draw(Input.of(forms.carried(), !usersMayChange()), FormErrors.NONE));
    }

    @POST
    public Response create(Form form) {
        Caller caller = visit.required().caller();
        FormTicket ticket = forms.ticket(form, FORM);
        Input input = Input.of(form);
        try {
            SecretText password = passwords.next(caller);
            List<Operation<?>> all = newUser.operations(caller, input, password);
            String name = ((CreateUser) all.get(0)).userName().text();
            if (!input.hasConsole()) {
                return forms.perform(
                        ticket,
                        caller,
                        all,
                        results -> Outcome.success(UserTabs.pathOf(name), "User " + name + " is created."));
            }
            return forms.reveal(
                    ticket,
                    caller,
                    all,
                    results -> secrets.reveal(
                            layouts.page("User " + name + " is created"),
                            passwords.once(visit.required(), name, password, UserTabs.pathOf(name))));
        } catch (OperationFailed failed) {
            operations.insist(caller, List.of(UsersPage.createAny()));
            return Answers.unprocessable(draw(input, NameErrors.of(failed, "userName", 64)));
        }
    }

    private boolean usersMayChange() {
        return policies.inForce(visit.required().caller().accountId()).allowUsersToChangePassword();
    }

    private TemplateInstance draw(Input input, FormErrors errors) {
        return operations.view(visit.required().caller(), view -> draw(view, input, errors));
    }

    private TemplateInstance draw(OperationView view, Input input, FormErrors errors) {
        List<GroupMetadata> groups = view.ask(new ListGroups(null, Page.LONGEST))
                .granted()
                .map(Paged::items)
                .orElse(List.of());
        return new CreateUserForm(
                layouts.page(TITLE, view).with(errors),
                input,
                groups.stream()
                        .map(group ->
                                new Choice(group.groupName(), input.groups().contains(group.groupName())))
                        .toList(),
                passwords.validityInDays(),
                gates.submit(view, TITLE, UsersPage.createAny()));
    }

    /** A group that the user may be put into. */
    record Choice(String name, boolean isTicked) {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CreateUserForm(Layout layout, Input input, List<Choice> groups, long days, Gate create)
            implements TemplateInstance {}
}
