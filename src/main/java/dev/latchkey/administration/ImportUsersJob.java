package dev.latchkey.administration;

import dev.latchkey.credential.password.HandedPassword;
import dev.latchkey.job.JobKind;
import dev.latchkey.operation.Caller;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.Visitor;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes users line by line, each by what stands behind the button that makes one. */
@Singleton
class ImportUsersJob implements JobKind {

    static final String NAME = "import-users";

    private final NewUser newUser;
    private final HandedPassword passwords;

    ImportUsersJob(NewUser newUser, HandedPassword passwords) {
        this.newUser = newUser;
        this.passwords = passwords;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return ImportUsersPage.TITLE;
    }

    @Override
    public String subject() {
        return "User";
    }

    @Override
    public String href() {
        return ImportUsersPage.PATH;
    }

    @Override
    public Work work(Caller caller, String input) {
        NewUser.Input user = ImportedLine.of(1, input).user();
        SecretText password = passwords.next(caller);
        return new Work(
                newUser.operations(caller, user, password),
                "The user is made.",
                user.hasConsole() ? Optional.of(password) : Optional.empty());
    }

    @Override
    public OneTimeSecret once(Visitor visitor, List<HandedOut> secrets, String done) {
        Map<String, SecretText> byUser = new LinkedHashMap<>();
        secrets.forEach(each -> byUser.put(each.subject(), each.secret()));
        return passwords.onceForMany(visitor, byUser, done);
    }
}
