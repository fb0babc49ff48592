package dev.latchkey.credential.gitcredential;

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
 * Deletes a user name and password for one service.
 *
 * @param userName whose; null for the caller's own
 * @param readService the service of the credential, where the page has read it already; null to have it looked up
 * @param onlyInactive whether one that is still active is left alone, as pages do
 */
public record DeleteServiceSpecificCredential(
        @Nullable @Text(TextShape.USER_NAME) String userName,
        @Text(TextShape.SERVICE_SPECIFIC_CREDENTIAL_ID) String serviceSpecificCredentialId,
        @Nullable @PagesOnly String readService,
        @PagesOnly boolean onlyInactive)
        implements Operation<Boolean> {

    @Override
    public String action() {
        return "iam:DeleteServiceSpecificCredential";
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

    /** Deletes the row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteServiceSpecificCredential, Boolean> {

        private final ServiceSpecificCredentials credentials;

        Handler(ServiceSpecificCredentials credentials) {
            this.credentials = credentials;
        }

        @Override
        public Class<DeleteServiceSpecificCredential> operation() {
            return DeleteServiceSpecificCredential.class;
        }

        @Override
        public Boolean handle(Permit permit, DeleteServiceSpecificCredential operation) {
            StoredCredential credential =
                    credentials.required(Owner.of(permit), operation.serviceSpecificCredentialId());
            if (operation.onlyInactive() && credential.status().isActive()) {
                throw StatusWord.stillActive();
            }
            credentials.delete(credential);
            return true;
        }
    }
}
