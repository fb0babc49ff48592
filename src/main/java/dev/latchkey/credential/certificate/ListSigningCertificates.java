package dev.latchkey.credential.certificate;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Lists the signing certificates of a user, the earliest first.
 *
 * @param userName whose; null for the caller's own
 */
public record ListSigningCertificates(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName, Page page)
        implements Operation<Paged<SigningCertificate>> {

    /** All of them, for pages. */
    public static ListSigningCertificates of(@Nullable String userName) {
        return new ListSigningCertificates(userName, Page.LONGEST);
    }

    @Override
    public String action() {
        return "iam:ListSigningCertificates";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListSigningCertificates, Paged<SigningCertificate>> {

        private final SigningCertificates certificates;

        Handler(SigningCertificates certificates) {
            this.certificates = certificates;
        }

        @Override
        public Class<ListSigningCertificates> operation() {
            return ListSigningCertificates.class;
        }

        @Override
        public Paged<SigningCertificate> handle(Permit permit, ListSigningCertificates operation) {
            Page page = operation.page();
            return page.cut(certificates.of(Owner.of(permit), page.after(), page.fetch()), SigningCertificates::place);
        }
    }
}
