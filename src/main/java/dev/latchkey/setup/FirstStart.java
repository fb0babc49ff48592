package dev.latchkey.setup;

import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.Accounts;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.platform.StartRefused;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.platform.database.DatabaseReady;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.setup.FirstAccount.GivenKey;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/** On an empty database: makes the first account from the bootstrap settings, or prints the link for making it. */
@Singleton
class FirstStart {

    private static final Logger LOG = Logger.getLogger(FirstStart.class);

    private final LatchkeyConfiguration configuration;
    private final Accounts accounts;
    private final FirstAccount firstAccount;
    private final SetupLinks links;
    private final RandomSource random;

    FirstStart(
            LatchkeyConfiguration configuration,
            Accounts accounts,
            FirstAccount firstAccount,
            SetupLinks links,
            RandomSource random) {
        this.configuration = configuration;
        this.accounts = accounts;
        this.firstAccount = firstAccount;
        this.links = links;
        this.random = random;
    }

    void begin(@Observes @Priority(DatabaseReady.CONTENT) DatabaseReady ready) {
        if (configuration.demo()) {
            return;
        }
        LatchkeyConfiguration.Bootstrap settings = configuration.bootstrap();
        Optional<String> administrator = settings.userName();
        if (accounts.anyExists()) {
            administrator.ifPresent(
                    name -> LOG.info("the database is not empty: the settings `latchkey.bootstrap.*` are ignored"));
        } else if (administrator.isPresent()) {
            bootstrap(settings, administrator.get());
        } else {
            LOG.infof(
                    "No account exists yet. Make the first one within the hour: %s/setup?token=%s",
                    configuration.baseUrl(), links.issue());
        }
    }

    private void bootstrap(LatchkeyConfiguration.Bootstrap settings, String administrator) {
        String accountId = settings.accountId().orElseGet(() -> AccountIds.random(random));
        try {
            firstAccount.create(
                    accountId,
                    settings.accountAlias().map(AccountAlias::new),
                    new UserName(administrator),
                    password(settings),
                    accessKey(settings));
        } catch (OperationFailed problem) {
            throw new StartRefused(
                    "the first account cannot be made from `latchkey.bootstrap.*`: " + problem.getMessage());
        }
        LOG.infof("account %s with administrator %s made from the bootstrap settings", accountId, administrator);
    }

    private static Optional<GivenKey> accessKey(LatchkeyConfiguration.Bootstrap settings) {
        return settings.accessKeyId().map(id -> new GivenKey(id, secretAccessKey(settings)));
    }

    private static SecretText secretAccessKey(LatchkeyConfiguration.Bootstrap settings) {
        return settings.secretAccessKeyFile()
                .map(file -> read(file, "latchkey.bootstrap.secret-access-key-file"))
                .or(settings::secretAccessKey)
                .orElseThrow(() -> new StartRefused("`latchkey.bootstrap.access-key-id` is set without a secret; set"
                        + " `latchkey.bootstrap.secret-access-key-file` or `latchkey.bootstrap.secret-access-key`"));
    }

    private static SecretText password(LatchkeyConfiguration.Bootstrap settings) {
        return settings.passwordFile()
                .map(file -> read(file, "latchkey.bootstrap.password-file"))
                .or(settings::password)
                .orElseThrow(() -> new StartRefused("`latchkey.bootstrap.user-name` is set without a password; set"
                        + " `latchkey.bootstrap.password-file` or `latchkey.bootstrap.password`"));
    }

    private static SecretText read(Path file, String setting) {
        try {
            return SecretText.of(Files.readString(file).stripTrailing());
        } catch (IOException unreadable) {
            throw new StartRefused(
                    "`" + setting + "` names " + file + ", which cannot be read; make it readable for this user");
        }
    }
}
