package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.Subject;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.OneTimeSecret.Download;
import dev.latchkey.web.OneTimeSecret.Fact;
import dev.latchkey.web.OneTimeSecret.Secret;
import java.util.List;
import java.util.Optional;

/** A user name and password for a service as they are shown once. */
final class ShownCredential {
    private ShownCredential() {}

    static OneTimeSecret of(Subject subject, ServiceSpecificCredential made) {
        return new OneTimeSecret(
                List.of(
                        new Fact("User name", made.serviceUserName()),
                        new Fact("Service", made.serviceName()),
                        new Fact("Credential ID", made.serviceSpecificCredentialId())),
                List.of(new Secret("git-password", "Password", made.servicePassword(), false)),
                Optional.of(new Download("Download .csv file", fileName(made), "", csv(made))),
                Optional.empty(),
                GitCredentialList.KIND.home(subject).href(),
                "Lost it? Reset the password of " + made.serviceUserName() + ".");
    }

    private static SecretText csv(ServiceSpecificCredential made) {
        return SecretText.of("User Name,Password\r\n" + quoted(made.serviceUserName()) + ","
                + made.servicePassword().reveal() + "\r\n");
    }

    /** A name may begin with a character by which a spreadsheet knows a formula: in quotes and with a blank it is text. */
    private static String quoted(String name) {
        boolean isFormula = "=+-@".indexOf(name.charAt(0)) >= 0;
        return "\"" + (isFormula ? " " : "") + name + "\"";
    }

    private static String fileName(ServiceSpecificCredential made) {
        StringBuilder name = new StringBuilder();
        made.serviceUserName()
                .chars()
                .map(c -> c < 128 && Character.isLetterOrDigit(c) || c == '-' || c == '.' ? c : '_')
                .forEach(c -> name.append((char) c));
        return name + "_credentials.csv";
    }
}
