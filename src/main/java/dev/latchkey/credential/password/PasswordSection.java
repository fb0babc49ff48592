package dev.latchkey.credential.password;

import dev.latchkey.account.GetEffectivePasswordPolicy;
import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.Subject;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Gate;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The console password on the page. */
@Singleton
class PasswordSection implements CredentialSection {
    private static final String ID = "password";
    private static final String HEADING = "Password";
    private static final String ABOUT = "With your user name and this password you sign in here.";

    private static final String ABOUT_USER = "With the user name and this password the user signs in here.";

    private final Gates gates;
    private final Clock clock;

    PasswordSection(Gates gates, Clock clock) {
        this.gates = gates;
        this.clock = clock;
    }

    /** What is told of somebody else's. */
    @CheckedTemplate(basePath = "password", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PasswordOfUser(Optional<LoginProfileMetadata> profile) implements TemplateInstance {}

    /** What is told of it. */
    @CheckedTemplate(basePath = "password", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record PasswordStatus(Optional<PasswordAge> age, boolean showsExpiry, Optional<String> ends)
            implements TemplateInstance {}

    @Override
    public CredentialTab tab() {
        return CredentialTab.IAM;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        if (subject.userName() != null) {
            return drawOf(subject.userName(), view);
        }
        GetEffectivePasswordPolicy policy = new GetEffectivePasswordPolicy();
        Gate change =
                gates.link(view, "Change password", "/security-credentials/password", ChangePassword.untyped(), policy);
        GetPasswordAge age = new GetPasswordAge();
        Permission read = view.preview(age);
        if (!read.isAllowed()) {
            return SectionDrawing.refused(ID, HEADING, ABOUT, gates.refusal(view, ID, read), List.of(change));
        }
        Optional<PasswordAge> known = view.ask(age).granted().flatMap(found -> found);
        return SectionDrawing.of(
                ID,
                HEADING,
                ABOUT,
                List.of(change),
                new PasswordStatus(known, view.preview(policy).isAllowed(), known.flatMap(this::ends)));
    }

    /** Whoever has to change a password soon is told, whether or not they may read the policy that says so. */
    private Optional<String> ends(PasswordAge age) {
        OptionalInt days = age.daysLeft(clock.instant());
        return days.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        switch (days.getAsInt()) {
                            case 0 -> "Expires today";
                            case 1 -> "Expires in 1 day";
                            default -> "Expires in " + days.getAsInt() + " days";
                        });
    }

    private SectionDrawing drawOf(String userName, OperationView view) {
        Permission read = view.preview(new GetLoginProfile(userName));
        if (!read.isAllowed()) {
            return SectionDrawing.refused(
                    ID, HEADING, ABOUT_USER, gates.refusal(view, ID, read), List.of(reset(view, userName)));
        }
        Optional<LoginProfileMetadata> profile = profileOf(userName, view);
        List<Gate> controls = profile.isPresent()
                ? List.of(
                        reset(view, userName),
                        gates.link(
                                view,
                                "Disable console access",
                                UserTabs.pathOf(userName) + "/password/disable",
                                new DeleteLoginProfile(userName)))
                : List.of(gates.link(
                        view,
                        "Enable console access",
                        UserPasswordPage.Way.ENABLE.path(userName),
                        new CreateLoginProfile(userName, SecretText.of(""), true)));
        return SectionDrawing.of(ID, HEADING, ABOUT_USER, controls, new PasswordOfUser(profile));
    }

    private Gate reset(OperationView view, String userName) {
        return gates.link(
                view,
                "Reset password",
                UserPasswordPage.Way.RESET.path(userName),
                new UpdateLoginProfile(userName, null, true));
    }

    private static Optional<LoginProfileMetadata> profileOf(String userName, OperationView view) {
        try {
            return view.ask(new GetLoginProfile(userName)).granted();
        } catch (OperationFailed none) {
            return Optional.empty();
        }
    }
}
