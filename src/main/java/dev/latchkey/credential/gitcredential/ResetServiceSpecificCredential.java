package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives a user name for one service a new password; the old one ends at once.
 *
 * @param userName whose; null for the caller's own
 * @param readService the service of the credential, where the page has read it already; null to have it looked up
 */
public record ResetServiceSpecificCredential(
        @Nullable @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.SERVICE_SPECIFIC_CREDENTIAL_ID) String serviceSpecificCredentialId,
        @Nullable @PagesOnly String readService)
        implements Operation<ServiceSpecificCredential> {

    @Override
    public String action() {
        return "iam:ResetServiceSpecificCredential";
    }

    @Override
    public ResourceReference resource() {
        return readService == null
                ? new ResourceReference.UserWithCredential(userName, serviceSpecificCredentialId)
                : ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return readService == null ? Map.of() : Map.of(ServiceNames.KEY, List.of(readService));
    }

    /** Replaces the hash; id, user name, status and dates stay. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ResetServiceSpecificCredential, ServiceSpecificCredential> {

        private final ServiceSpecificCredentials credentials;
        private final GitPasswords passwords;

        Handler(ServiceSpecificCredentials credentials, GitPasswords passwords) {
            this.credentials = credentials;
            this.passwords = passwords;
        }

        @Override
        public Class<ResetServiceSpecificCredential> operation() {
            return ResetServiceSpecificCredential.class;
        }

        @Override
        public ServiceSpecificCredential handle(Permit permit, ResetServiceSpecificCredential operation) {
            StoredCredential credential =
                    credentials.required(Owner.of(permit), operation.serviceSpecificCredentialId());
            SecretText password = passwords.next();
            credentials.replacePassword(credential, GitPasswords.hash(password));
            return credential.with(password);
        }
    }
}
