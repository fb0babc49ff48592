package dev.latchkey.credential.password;

import dev.latchkey.operation.Caller;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.OneTimeSecret.Download;
import dev.latchkey.web.OneTimeSecret.Fact;
import dev.latchkey.web.OneTimeSecret.Sample;
import dev.latchkey.web.OneTimeSecret.Secret;
import dev.latchkey.web.Visitor;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A generated password as it is handed to an administrator, once, to be passed on. */
@Singleton
public class HandedPassword {

    private static final String HEADING = "User name,Password,Sign-in link\n";

    private final GeneratedPasswords generated;
    private final LatchkeyConfiguration configuration;

    HandedPassword(GeneratedPasswords generated, LatchkeyConfiguration configuration) {
        this.generated = generated;
        this.configuration = configuration;
    }

    /** Another one, that the account takes. */
    public SecretText next(Caller caller) {
        return generated.next(caller.accountId());
    }

    /** For how many days an unused one is good; at least one is told. */
    public long validityInDays() {
        return Math.max(1, generated.validity().toDays());
    }

    /** The page that shows it, with where and as whom it opens the door. */
    public OneTimeSecret once(Visitor visitor, String userName, SecretText password, String done) {
        String account = visitor.accountLabel();
        String link = configuration.baseUrl() + "/signin/" + account;
        String file = HEADING + row(userName, password, link);
        String sample = "You can sign in at " + link + " as IAM user " + userName + ". I will give you the password by"
                + " another way. It has to be used within " + validityInDays() + " days.";
        return new OneTimeSecret(
                List.of(
                        new Fact("Account", account),
                        new Fact("IAM user name", userName),
                        new Fact("Sign-in link", link)),
                List.of(new Secret("console-password", "Password", password, false)),
                Optional.of(new Download("Download .csv file", "credentials.csv", "", SecretText.of(file))),
                Optional.of(new Sample("Text to send, without the password", sample, true)),
                done,
                "Lost it? Reset the password to get another one.");
    }

    /** The page that shows those of many users together. */
    public OneTimeSecret onceForMany(Visitor visitor, Map<String, SecretText> passwords, String done) {
        String account = visitor.accountLabel();
        String link = configuration.baseUrl() + "/signin/" + account;
        StringBuilder rows = new StringBuilder(HEADING);
        passwords.forEach((userName, password) -> rows.append(row(userName, password, link)));
        SecretText file = SecretText.of(rows.toString());
        return new OneTimeSecret(
                List.of(new Fact("Account", account), new Fact("Sign-in link", link)),
                List.of(new Secret("console-password", "User names and passwords", file, true)),
                Optional.of(new Download("Download .csv file", "passwords.csv", "", file)),
                Optional.empty(),
                done,
                "Lost them? Reset the passwords one by one.");
    }

    private static String row(String userName, SecretText password, String link) {
        return quoted(userName) + "," + quoted(password.reveal()) + "," + quoted(link) + "\n";
    }

    /** A cell that no spreadsheet takes for a formula: quoted, and a generated password begins with a letter. */
    private static String quoted(String text) {
        boolean looksLikeFormula = !text.isEmpty() && "=+-@".indexOf(text.charAt(0)) >= 0;
        return '"' + (looksLikeFormula ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }
}
