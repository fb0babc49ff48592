package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.data.ByteArray;
import dev.latchkey.credential.mfa.MfaDevice;
import dev.latchkey.credential.mfa.MfaDeviceKind;
import dev.latchkey.credential.mfa.MfaDevices;
import dev.latchkey.credential.mfa.passkey.CeremonyRefused.Reason;
import dev.latchkey.identity.UserLocks;
import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes the passkey that an authenticator has just made a user's own MFA device. Programs cannot: there is a browser
 * between them and the authenticator.
 *
 * @param userName whose; null for the caller's own
 * @param label what it is called
 * @param answer what the browser sent
 * @param scope where it was asked for
 */
record RegisterPasskey(@Nullable String userName, String label, SecretText answer, CeremonyScope scope)
        implements Operation<MfaDevice> {

    /** The question whether the caller may, before anything was typed. */
    static RegisterPasskey untyped(@Nullable String userName) {
        return new RegisterPasskey(userName, "", SecretText.of(""), new CeremonyScope(Ceremony.REGISTER, new byte[0]));
    }

    @Override
    public String action() {
        return "iam:EnableMFADevice";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return Map.of("iam:RegisterSecurityKey", List.of("Activate"));
    }

    @Override
    public boolean needsFreshProof() {
        return true;
    }

    @Override
    public Outdates outdates() {
        return new Outdates(false, List.of(resource()));
    }

    /** Looks at the answer before the transaction, and adds the device in it. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<RegisterPasskey, NewPasskey, MfaDevice> {

        /** By which name the authenticator knows its user is no part of its answer, so nothing is compared with it. */
        private static final ByteArray NOT_TOLD = new ByteArray(new byte[1]);

        private final Challenges challenges;
        private final PasskeyOptions options;
        private final PasskeySite site;
        private final Passkeys passkeys;
        private final MfaDevices devices;
        private final UserLocks locks;
        private final AuditTrail trail;
        private final Transactions transactions;
        private final RandomSource random;
        private final Clock clock;
        private final int quota;

        Handler(
                Challenges challenges,
                PasskeyOptions options,
                PasskeySite site,
                Passkeys passkeys,
                MfaDevices devices,
                UserLocks locks,
                AuditTrail trail,
                Transactions transactions,
                RandomSource random,
                Clock clock,
                LatchkeyConfiguration configuration) {
            this.challenges = challenges;
            this.options = options;
            this.site = site;
            this.passkeys = passkeys;
            this.devices = devices;
            this.locks = locks;
            this.trail = trail;
            this.transactions = transactions;
            this.random = random;
            this.clock = clock;
            this.quota = configuration.quota().mfaDevicesPerUser();
        }

        @Override
        public Class<RegisterPasskey> operation() {
            return RegisterPasskey.class;
        }

        @Override
        public NewPasskey prepare(Permit permit, RegisterPasskey operation) {
            PasskeyOwner owner = PasskeyOwner.of(permit);
            PasskeyLabel.of(operation.label());
            try {
                return check(owner, operation);
            } catch (CeremonyRefused refused) {
                trail.recordAlone(AuditEvent.of(
                        permit.caller(),
                        operation.action(),
                        permit.resource().arn(),
                        AuditEvent.Result.DENIED,
                        refused.reason().text()));
                throw refused(refused.reason());
            }
        }

        @Override
        public MfaDevice handle(Permit permit, RegisterPasskey operation, NewPasskey made) {
            PasskeyOwner owner = PasskeyOwner.of(permit);
            locks.lock(owner.userId());
            if (devices.countOf(owner.userId()) >= quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for MFADevicesPerUser: " + quota);
            }
            PasskeyLabel label = PasskeyLabel.of(operation.label());
            String serial = label.serialNumber(permit.accountId(), owner.name(), random);
            Instant now = clock.instant();
            MfaDevice device = devices.addEnabled(
                    permit.accountId(), owner.userId(), serial, MfaDeviceKind.PASSKEY, label.text(), now);
            if (!passkeys.add(device.deviceId(), made)) {
                throw refused(Reason.CREDENTIAL_ID_TAKEN);
            }
            return device;
        }

        private NewPasskey check(PasskeyOwner owner, RegisterPasskey operation) {
            RegistrationCheck check = RegistrationCheck.of(operation.answer());
            challenges.take(check.challenge(), operation.scope(), owner.userId());
            NewPasskey made =
                    check.against(site, options.creation(check.challenge(), NOT_TOLD, owner.name(), List.of()));
            boolean isTaken = transactions.read(
                    () -> passkeys.withCredentialId(check.credentialId()).isPresent());
            AuthenticatorAnswer.require(!isTaken, Reason.CREDENTIAL_ID_TAKEN);
            return made;
        }

        private static OperationFailed refused(Reason reason) {
            String sentence = reason == Reason.CREDENTIAL_ID_TAKEN
                    ? "This passkey is already registered here. Nothing was added."
                    : "The answer of the browser was not accepted, so nothing was added. Try again.";
            return new OperationFailed(ErrorCode.INVALID_INPUT, sentence, List.of(new FieldProblem("", sentence)));
        }
    }
}
