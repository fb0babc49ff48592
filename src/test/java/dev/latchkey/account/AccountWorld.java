package dev.latchkey.account;

import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.Accounts;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.CreateGroup;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GroupName;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.permission.AttachGroupPolicy;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.permission.CreatePolicy;
import dev.latchkey.permission.PolicyName;
import dev.latchkey.session.NewSession;
import dev.latchkey.session.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Accounts of their own for each test, with users, groups and policies made through the door. */
@ApplicationScoped
class AccountWorld {

    static final String ADMINISTRATOR_ACCESS = "arn:aws:iam::aws:policy/AdministratorAccess";

    private static final AtomicLong NEXT = new AtomicLong(700_000_000_000L);

    private final Accounts accounts;
    private final Operations operations;
    private final Sessions sessions;
    private final Clock clock;

    AccountWorld(Accounts accounts, Operations operations, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.operations = operations;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** An account that no other test has. */
    Account open(String alias) {
        String id = Long.toString(NEXT.incrementAndGet());
        accounts.open(id, Optional.of(new AccountAlias(alias + "-" + id.substring(6))));
        return new Account(id);
    }

    /** One account and what a test does in it. */
    final class Account {

        private final String id;

        Account(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }

        String alias() {
            return accounts.find(id).orElseThrow().alias().orElseThrow();
        }

        /** The host, which no policy restricts. */
        Caller root() {
            return new Caller(new Principal.Root(id), new CallerCredential.Host("test"), origin());
        }

        Person user(String name) {
            UserMetadata user = operations.perform(root(), new CreateUser(Path.ROOT, new UserName(name)));
            return new Person(new Principal.User(id, user.userId(), user.path(), user.userName(), Map.of()));
        }

        Person administrator(String name) {
            Person person = user(name);
            attach(name, ADMINISTRATOR_ACCESS);
            return person;
        }

        /** A user with one policy, written with single quotes. */
        Person userWith(String name, String policy) {
            Person person = user(name);
            attach(name, policy("For-" + name, policy));
            return person;
        }

        void attach(String userName, String policyArn) {
            operations.perform(root(), new AttachUserPolicy(userName, policyArn));
        }

        String policy(String name, String document) {
            return operations
                    .perform(root(), new CreatePolicy(Path.ROOT, new PolicyName(name), "", document.replace('\'', '"')))
                    .arn();
        }

        void group(String name, String policyArn, String... members) {
            operations.perform(root(), new CreateGroup(Path.ROOT, new GroupName(name)));
            operations.perform(root(), new AttachGroupPolicy(name, policyArn));
            for (String member : members) {
                operations.perform(root(), new AddUserToGroup(name, member));
            }
        }
    }

    /** A user who can ask for things. */
    final class Person {

        private final Principal.User user;

        Person(Principal.User user) {
            this.user = user;
        }

        Principal.User user() {
            return user;
        }

        Caller caller() {
            return caller(null);
        }

        Caller callerWithMfa() {
            return caller(clock.instant());
        }

        /** The cookie of a new session. */
        String session() {
            return sessions.open(new NewSession(user.userId(), clock.instant(), null, null, "password", null, origin()))
                    .secret()
                    .reveal();
        }

        private Caller caller(@Nullable Instant mfaAt) {
            return new Caller(user, new CallerCredential.ConsoleSession("test", clock.instant(), mfaAt), origin());
        }
    }

    private static RequestOrigin origin() {
        return new RequestOrigin(UUID.randomUUID(), "127.0.0.1", "test", true, null);
    }
}
