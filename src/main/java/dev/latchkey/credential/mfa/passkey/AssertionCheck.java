package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import dev.latchkey.credential.mfa.passkey.CeremonyRefused.Reason;
import dev.latchkey.secret.SecretText;
import java.io.IOException;
import java.util.Optional;

/** What came of asking an authenticator for a proof (WebAuthn §7.2, "Verifying an Authentication Assertion"). */
final class AssertionCheck {
    private static final String TYPE = "webauthn.get";

    private final PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> answer;
    private final AuthenticatorAnswer common;

    private AssertionCheck(
            PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> answer) {
        this.answer = answer;
        this.common = new AuthenticatorAnswer(answer.getResponse());
    }

    /** Reads what the browser sent. */
    static AssertionCheck of(SecretText json) {
        AuthenticatorAnswer.require(json.reveal().length() <= AuthenticatorAnswer.LONGEST, Reason.UNREADABLE);
        try {
            return new AssertionCheck(PublicKeyCredential.parseAssertionResponseJson(json.reveal()));
        } catch (IOException | RuntimeException unreadable) {
            throw reasonOf(unreadable, Reason.UNREADABLE);
        }
    }

    ByteArray challenge() {
        return common.challenge();
    }

    ByteArray credentialId() {
        return answer.getId();
    }

    /** What the passkey says it belongs to. */
    Optional<ByteArray> userHandle() {
        return answer.getResponse().getUserHandle();
    }

    /** What there is to remember of this use, if it proves that the passkey was used, here and now. */
    Use against(PasskeySite site, PublicKeyCredentialRequestOptions request, StoredPasskey passkey) {
        AuthenticatorAnswer.require(
                userHandle().filter(passkey.userHandle()::equals).isPresent()
                        || userHandle().isEmpty()
                                && request.getAllowCredentials().isPresent(),
                Reason.USER_HANDLE);
        common.require(TYPE, site);
        AuthenticatorAnswer.require(common.isBackupEligible() == passkey.backupEligible(), Reason.BACKUP_ELIGIBILITY);
        AssertionRequest asked = AssertionRequest.builder()
                .publicKeyCredentialRequestOptions(request)
                .userHandle(passkey.userHandle())
                .build();
        try {
            AssertionResult result = site.knowing(new KnownCredentials(Optional.of(passkey.registered())))
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(asked)
                            .response(answer)
                            .build());
            AuthenticatorAnswer.require(result.isSuccess(), Reason.NOT_ACCEPTED);
            return new Use(result.getSignatureCount(), common.isBackedUp());
        } catch (InvalidSignatureCountException wentBack) {
            throw new CeremonyRefused(Reason.COUNTER);
        } catch (AssertionFailedException | RuntimeException refused) {
            throw reasonOf(refused, Reason.NOT_ACCEPTED);
        }
    }

    /** What a use leaves behind. */
    record Use(long signatureCount, boolean backedUp) {}

    private static CeremonyRefused reasonOf(Exception refused, Reason otherwise) {
        return CeremonyRefused.because(refused, "signature", Reason.SIGNATURE, otherwise);
    }
}
