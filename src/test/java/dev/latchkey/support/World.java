package dev.latchkey.support;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.account.UpdateAccountPasswordPolicy;
import dev.latchkey.credential.password.CreateLoginProfile;
import dev.latchkey.credential.password.UpdateLoginProfile;
import dev.latchkey.identity.AccountAlias;
import dev.latchkey.identity.Accounts;
import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.identity.CreateGroup;
import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.GetUser;
import dev.latchkey.identity.GroupName;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserMetadata;
import dev.latchkey.identity.UserName;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.permission.AttachGroupPolicy;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.permission.CreatePolicy;
import dev.latchkey.permission.PolicyName;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Accounts with people in them, made through the door by the account's root. Each account is a new one, so that tests
 * do not meet each other.
 */
@Singleton
public class World {
    /** A password that every default policy takes. */
    public static final String PASSWORD = "Correct-horse-7-battery";

    /** Another one. */
    public static final String OTHER_PASSWORD = "Staple-42-elephants!";

    private static final AtomicInteger COUNT = new AtomicInteger((int) (System.nanoTime() / 1000 % 100_000_000) + 1);

    private final Operations operations;
    private final Accounts accounts;
    private final Clock clock;

    World(Operations operations, Accounts accounts, Clock clock) {
        this.operations = operations;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** A new account with an alias and nobody in it. */
    public Account account() {
        int number = COUNT.incrementAndGet();
        String accountId = String.format("%012d", 300_000_000_000L + number);
        String alias = "corp-" + number;
        accounts.open(accountId, Optional.of(new AccountAlias(alias)));
        return new Account(accountId, alias);
    }

    /** Where requests of tests come from, unless they say otherwise. */
    public static RequestOrigin origin() {
        return new RequestOrigin(UUID.randomUUID(), "127.0.0.1", "tests", false, null);
    }

    /** One account. */
    public final class Account {
        private final String accountId;
        private final String alias;

        private Account(String accountId, String alias) {
            this.accountId = accountId;
            this.alias = alias;
        }

        public String accountId() {
            return accountId;
        }

        public String alias() {
            return alias;
        }

        /** The account itself, whom nothing restricts. */
        public Caller root() {
            return new Caller(new Principal.Root(accountId), new CallerCredential.Host("test"), origin());
        }

        /** Performs something as the account itself. */
        public <R> R perform(Operation<R> operation) {
            return operations.perform(root(), operation);
        }

        /** A new user without a password and without policies. */
        public Person user(String name) {
            return new Person(this, perform(new CreateUser(Path.ROOT, new UserName(name))));
        }

        /** A new user with the usual password. */
        public Person userWithPassword(String name) {
            return user(name).withPassword(PASSWORD);
        }

        public Account group(String name) {
            perform(new CreateGroup(Path.ROOT, new GroupName(name)));
            return this;
        }

        /** A new policy; answers its ARN. */
        public String policy(String name, String document) {
            return perform(new CreatePolicy(Path.ROOT, new PolicyName(name), "", document))
                    .arn();
        }

        /** One of the four published policies, under its own name; answers its ARN. */
        public String publishedPolicy(String name) {
            return policy(name, published(name, accountId));
        }

        public Account attachToGroup(String group, String policyArn) {
            perform(new AttachGroupPolicy(group, policyArn));
            return this;
        }

        /** Sets the account's own password policy. */
        public Account passwordPolicy(PasswordPolicy policy) {
            perform(new UpdateAccountPasswordPolicy(policy, null));
            return this;
        }

        /** Switches "Allow users to change their own password" on, with the policy otherwise undemanding. */
        public Account usersMayChangePassword() {
            return passwordPolicy(Policies.undemanding(true));
        }
    }

    /** One user of one account. */
    public final class Person {
        private final Account account;
        private final UserMetadata user;

        private Person(Account account, UserMetadata user) {
            this.account = account;
            this.user = user;
        }

        public Account account() {
            return account;
        }

        public String name() {
            return user.userName();
        }

        public String userId() {
            return user.userId();
        }

        public String arn() {
            return user.arn();
        }

        public Person withPassword(String password) {
            account.perform(new CreateLoginProfile(name(), SecretText.of(password), false));
            return this;
        }

        /** With a password that has to be replaced at the first sign-in. */
        public Person withTemporaryPassword(String password) {
            account.perform(new CreateLoginProfile(name(), SecretText.of(password), true));
            return this;
        }

        public Person resetTo(String password) {
            account.perform(new UpdateLoginProfile(name(), SecretText.of(password), true));
            return this;
        }

        public Person with(String policyArn) {
            account.perform(new AttachUserPolicy(name(), policyArn));
            return this;
        }

        /** With one of the four published policies of its own. */
        public Person withPublished(String policyName) {
            return with(account.policy(policyName + "-" + name(), published(policyName, account.accountId())));
        }

        public Person administrator() {
            return with("arn:aws:iam::aws:policy/AdministratorAccess");
        }

        public Person in(String group) {
            account.perform(new AddUserToGroup(group, name()));
            return this;
        }

        /** This person in a session of the portal, without MFA. */
        public Caller caller() {
            return caller(null);
        }

        /** This person in a session of the portal, with MFA proved at that moment, or not at all. */
        public Caller caller(@Nullable Instant mfaAt) {
            CallerCredential credential = new CallerCredential.ConsoleSession("0123456789ab", clock.instant(), mfaAt);
            return new Caller(principal(), credential, origin());
        }

        /** This person with a long-term access key. */
        public Caller keyCaller() {
            return new Caller(principal(), new CallerCredential.LongTermKey("AKIATESTTESTTESTTEST"), origin());
        }

        public Principal.User principal() {
            UserMetadata now = account.perform(new GetUser(name()));
            return new Principal.User(account.accountId(), now.userId(), now.path(), now.userName(), Map.of());
        }
    }

    /** Password policies by what they are for. */
    public static final class Policies {
        private Policies() {}

        /** Six characters of any kind, nothing else. */
        public static PasswordPolicy undemanding(boolean usersMayChange) {
            return demanding(6, usersMayChange, null, null, false);
        }

        /** With a length, an age and a memory. */
        public static PasswordPolicy demanding(
                int length,
                boolean usersMayChange,
                @Nullable Integer maxAge,
                @Nullable Integer remembered,
                boolean hardExpiry) {
            return new PasswordPolicy(
                    true,
                    length,
                    false,
                    false,
                    false,
                    false,
                    usersMayChange,
                    maxAge == null ? OptionalInt.empty() : OptionalInt.of(maxAge),
                    remembered == null ? OptionalInt.empty() : OptionalInt.of(remembered),
                    hardExpiry);
        }
    }

    /** A published policy, with the account filled in where it names one. */
    public static String published(String name, String accountId) {
        try (InputStream resource = World.class.getResourceAsStream("/policies/" + name + ".json")) {
            if (resource == null) {
                throw new IllegalArgumentException("no published policy is called " + name);
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("account-id-without-hyphens", accountId)
                    .replace("ACCOUNT-ID-WITHOUT-HYPHENS", accountId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
