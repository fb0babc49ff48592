package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.identity.UniqueIds;
import dev.latchkey.identity.UserLocks;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Range;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user name and password for one service.
 *
 * @param userName whose; null for the caller's own
 * @param serviceName which service, such as {@code codecommit.amazonaws.com}; letter case does not matter
 * @param credentialAgeDays after how many days it expires; null for never
 */
public record CreateServiceSpecificCredential(
        @Nullable @Required @Text(TextShape.USER_NAME) String userName,
        String serviceName,
        @Nullable @Range(min = 1, max = 36_600) Integer credentialAgeDays)
        implements Operation<ServiceSpecificCredential> {

    @Override
    public String action() {
        return "iam:CreateServiceSpecificCredential";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        Map<String, List<String>> keys = new HashMap<>();
        keys.put(ServiceNames.KEY, List.of(serviceName));
        if (credentialAgeDays != null) {
            keys.put("iam:ServiceSpecificCredentialAgeDays", List.of(credentialAgeDays.toString()));
        }
        return keys;
    }

    /** Adds the row unless the user has too many for that service; only a hash of the password is kept. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreateServiceSpecificCredential, ServiceSpecificCredential> {

        private final ServiceSpecificCredentials credentials;
        private final ServiceNames services;
        private final GitPasswords passwords;
        private final UserLocks locks;
        private final UniqueIds ids;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(
                ServiceSpecificCredentials credentials,
                ServiceNames services,
                GitPasswords passwords,
                UserLocks locks,
                UniqueIds ids,
                LatchkeyConfiguration configuration,
                Clock clock) {
            this.credentials = credentials;
            this.services = services;
            this.passwords = passwords;
            this.locks = locks;
            this.ids = ids;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<CreateServiceSpecificCredential> operation() {
            return CreateServiceSpecificCredential.class;
        }

        @Override
        public ServiceSpecificCredential handle(Permit permit, CreateServiceSpecificCredential operation) {
            String service = services.required(operation.serviceName());
            Owner owner = Owner.of(permit);
            locks.lock(owner.userId());
            int quota = configuration.quota().serviceSpecificCredentialsPerUser();
            if (credentials.countOf(owner.userId(), service) >= quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED,
                        "Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: " + quota);
            }
            Instant now = clock.instant();
            Integer days = operation.credentialAgeDays();
            SecretText password = passwords.next();
            StoredCredential made = new StoredCredential(
                    ids.next("ACCA"),
                    owner.userId(),
                    owner.name(),
                    service,
                    credentials.freeName(owner, service),
                    CredentialStatus.ACTIVE,
                    now,
                    days == null ? null : now.plus(Duration.ofDays(days)));
            credentials.add(made, GitPasswords.hash(password));
            return made.with(password);
        }
    }
}
