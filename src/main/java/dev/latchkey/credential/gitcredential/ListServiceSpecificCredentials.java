package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the user names that a user, or everybody in the account, has for single services.
 *
 * @param userName whose; null for the caller's own
 * @param serviceName those for one service; null for all
 * @param allUsers everybody's; no user is named then
 */
public record ListServiceSpecificCredentials(
        @Nullable @Text(TextShape.USER_NAME) String userName,
        @Nullable String serviceName,
        @Nullable Boolean allUsers,
        Page page)
        implements Operation<Paged<ServiceSpecificCredentialMetadata>> {

    /** All of one user, for pages. */
    public static ListServiceSpecificCredentials of(@Nullable String userName) {
        return new ListServiceSpecificCredentials(userName, null, null, Page.LONGEST);
    }

    @Override
    public String action() {
        return "iam:ListServiceSpecificCredentials";
    }

    @Override
    public ResourceReference resource() {
        return isOfAllUsers() ? new ResourceReference.Collection("user", "/") : ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    private boolean isOfAllUsers() {
        return Boolean.TRUE.equals(allUsers);
    }

    /** Reads the rows, in the order of their ids; passwords are not among what is stored. */
    @ApplicationScoped
    static class Handler
            implements OperationHandler<ListServiceSpecificCredentials, Paged<ServiceSpecificCredentialMetadata>> {

        private final ServiceSpecificCredentials credentials;
        private final ServiceNames services;

        Handler(ServiceSpecificCredentials credentials, ServiceNames services) {
            this.credentials = credentials;
            this.services = services;
        }

        @Override
        public Class<ListServiceSpecificCredentials> operation() {
            return ListServiceSpecificCredentials.class;
        }

        @Override
        public Paged<ServiceSpecificCredentialMetadata> handle(
                Permit permit, ListServiceSpecificCredentials operation) {
            Page page = operation.page();
            String asked = operation.serviceName();
            String service = asked == null ? null : services.required(asked);
            return page.cut(rows(permit, operation, service), StoredCredential::id)
                    .map(StoredCredential::metadata);
        }

        private List<StoredCredential> rows(
                Permit permit, ListServiceSpecificCredentials operation, @Nullable String service) {
            Page page = operation.page();
            if (!operation.isOfAllUsers()) {
                return credentials.of(Owner.of(permit), service, page.after(), page.fetch());
            }
            if (operation.userName() != null) {
                throw new OperationFailed(
                        ErrorCode.INVALID_INPUT, "UserName must not be specified when AllUsers is true.");
            }
            return credentials.in(permit.accountId(), service, page.after(), page.fetch());
        }
    }
}
