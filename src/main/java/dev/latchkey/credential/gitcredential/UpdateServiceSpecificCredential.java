package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Owner;
import dev.latchkey.credential.StatusWord;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Activates or deactivates a user name and password for one service.
 *
 * @param userName whose; null for the caller's own
 * @param readService the service of the credential, where the page has read it already; null to have it looked up
 */
public record UpdateServiceSpecificCredential(
        @Nullable @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.SERVICE_SPECIFIC_CREDENTIAL_ID) String serviceSpecificCredentialId,
        CredentialStatus status,
        @Nullable @PagesOnly String readService)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:UpdateServiceSpecificCredential";
    }

    @Override
    public ResourceReference resource() {
        return readService == null
                ? new ResourceReference.UserWithCredential(userName, serviceSpecificCredentialId)
                : ResourceReference.user(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return readService == null ? Map.of() : Map.of(ServiceNames.KEY, List.of(readService));
    }

    @Override
    public boolean needsFreshProof() {
        return userName != null;
    }

    /** Changes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UpdateServiceSpecificCredential, Boolean> {

        private final ServiceSpecificCredentials credentials;

        Handler(ServiceSpecificCredentials credentials) {
            this.credentials = credentials;
        }

        @Override
        public Class<UpdateServiceSpecificCredential> operation() {
            return UpdateServiceSpecificCredential.class;
        }

        @Override
        public Boolean handle(Permit permit, UpdateServiceSpecificCredential operation) {
            StoredCredential credential =
                    credentials.required(Owner.of(permit), operation.serviceSpecificCredentialId());
            credentials.set(credential, StatusWord.settable(operation.status()));
            return true;
        }
    }
}
