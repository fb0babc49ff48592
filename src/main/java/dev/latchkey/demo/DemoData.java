package dev.latchkey.demo;

import dev.latchkey.credential.accesskey.AdoptAccessKey;
import dev.latchkey.credential.mfa.DemoAuthenticator;
import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.Accounts;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.CreateGroup;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GroupName;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operations;
import dev.latchkey.permission.AttachGroupPolicy;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.permission.CreatePolicy;
import dev.latchkey.permission.PolicyName;
import dev.latchkey.platform.StartRefused;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.platform.database.DatabaseReady;
import dev.latchkey.secret.SecretText;
import dev.latchkey.setup.HostCaller;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Fills an empty database with the demo's accounts, and says where to go and whom to be. */
@Singleton
class DemoData {

    private static final Logger LOG = Logger.getLogger(DemoData.class);

    private final LatchkeyConfiguration configuration;
    private final Accounts accounts;
    private final Operations operations;
    private final DemoAuthenticator authenticator;
    private final Transactions transactions;

    DemoData(
            LatchkeyConfiguration configuration,
            Accounts accounts,
            Operations operations,
            DemoAuthenticator authenticator,
            Transactions transactions) {
        this.configuration = configuration;
        this.accounts = accounts;
        this.operations = operations;
        this.authenticator = authenticator;
        this.transactions = transactions;
    }

    void begin(@Observes @Priority(DatabaseReady.CONTENT) DatabaseReady ready) {
        if (!configuration.demo()) {
            return;
        }
        Set<String> present = new HashSet<>(accounts.ids());
        if (present.isEmpty()) {
            transactions.write(() -> {
                fill();
                return true;
            });
        } else if (!present.equals(Set.of(DemoPerson.EXAMPLE_CORP, DemoPerson.OTHER_CORP))) {
            throw new StartRefused("`latchkey.demo` is on, and the database holds accounts that are not the demo's;"
                    + " turn it off, or give the demo a `latchkey.data-dir` of its own");
        }
        announce();
    }

    /** Makes the accounts with all their people, in the transaction there is. */
    void fill() {
        for (String accountId : List.of(DemoPerson.EXAMPLE_CORP, DemoPerson.OTHER_CORP)) {
            List<DemoPerson> people = DemoPerson.ALL.stream()
                    .filter(person -> person.accountId().equals(accountId))
                    .toList();
            accounts.open(accountId, Optional.of(new AccountAlias(people.get(0).accountAlias())));
            Caller host = HostCaller.of(accountId, "demo");
            Set<String> made = new HashSet<>();
            people.forEach(person -> add(host, person, made));
        }
    }

    private void add(Caller host, DemoPerson person, Set<String> made) {
        String user = person.userName();
        operations.perform(host, new CreateUser(Path.ROOT, new UserName(user)));
        operations.perform(host, new CreateLoginProfile(user, SecretText.of(DemoPerson.PASSWORD), false));
        person.accessKeyId()
                .ifPresent(id -> operations.perform(host, new AdoptAccessKey(user, id, person.secretAccessKey())));
        String policy = person.policy();
        String group = person.group();
        if (person.isAdministrator()) {
            operations.perform(host, new AttachUserPolicy(user, "arn:aws:iam::aws:policy/" + policy));
        }
        if (group != null && policy != null) {
            if (made.add(group)) {
                String text = PublishedPolicy.text(policy, person.accountId());
                operations.perform(host, new CreateGroup(Path.ROOT, new GroupName(group)));
                String arn = operations
                        .perform(host, new CreatePolicy(Path.ROOT, new PolicyName(policy), "", text))
                        .arn();
                operations.perform(host, new AttachGroupPolicy(group, arn));
            }
            operations.perform(host, new AddUserToGroup(group, user));
        }
        person.seed().ifPresent(seed -> authenticator.assign(host, user, SecretText.of(seed)));
    }

    private void announce() {
        StringBuilder text = new StringBuilder("Demo mode: open ").append(configuration.baseUrl());
        for (DemoPerson person : DemoPerson.ALL) {
            text.append(String.format(
                    "%n  account %-12s  user %-5s  password %s  (%s)",
                    person.accountAlias(), person.userName(), DemoPerson.PASSWORD, person.role()));
            person.accessKeyId()
                    .ifPresent(id -> text.append(String.format(
                            "%n    access key %s  secret %s",
                            id, person.secretAccessKey().reveal())));
        }
        LOG.info(text);
    }
}
