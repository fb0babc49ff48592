package dev.latchkey.credential.certificate;

import dev.latchkey.credential.Owner;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Makes a key pair and a certificate for a user. Not an operation of IAM: whoever may add a certificate may have one made.
 *
 * @param userName whose; null for the caller's own
 */
public record CreateSigningCertificate(@Nullable String userName) implements Operation<NewSigningCertificate> {

    @Override
    public String action() {
        return "iam:UploadSigningCertificate";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    /** Makes the pair where there is room for it, stores the certificate, and hands out the private key without keeping it. */
    @ApplicationScoped
    static class Handler
            implements PreparedOperationHandler<CreateSigningCertificate, SelfSigned.Pair, NewSigningCertificate> {

        private final SigningCertificates certificates;
        private final SelfSigned selfSigned;
        private final Transactions transactions;
        private final Clock clock;

        Handler(SigningCertificates certificates, SelfSigned selfSigned, Transactions transactions, Clock clock) {
            this.certificates = certificates;
            this.selfSigned = selfSigned;
            this.transactions = transactions;
            this.clock = clock;
        }

        @Override
        public Class<CreateSigningCertificate> operation() {
            return CreateSigningCertificate.class;
        }

        @Override
        public SelfSigned.Pair prepare(Permit permit, CreateSigningCertificate operation) {
            Owner owner = Owner.of(permit);
            // Whoever has waited for a turn looks again: the room may have gone meanwhile, and the work would be for
            // nothing.
            return selfSigned.inTurn(() -> {
                transactions.read(() -> certificates.requireRoom(owner));
                return selfSigned.make(owner.name(), clock.instant());
            });
        }

        @Override
        public NewSigningCertificate handle(Permit permit, CreateSigningCertificate operation, SelfSigned.Pair pair) {
            try {
                SigningCertificateBody body = SigningCertificateBody.parse(pair.certificate());
                return new NewSigningCertificate(
                        certificates.add(Owner.of(permit), body, clock.instant()), pair.privateKey());
            } catch (SigningCertificateBody.Unusable impossible) {
                throw new IllegalStateException("a certificate that was made here cannot be read", impossible);
            }
        }
    }
}
