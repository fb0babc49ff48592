package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.exception.RegistrationFailedException;
import dev.latchkey.credential.mfa.passkey.CeremonyRefused.Reason;
import dev.latchkey.secret.SecretText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.stream.Collectors;

/** What came of asking an authenticator for a new passkey (WebAuthn §7.1, "Registering a New Credential"). */
final class RegistrationCheck {
    private static final String TYPE = "webauthn.create";

    private final PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> answer;
    private final AuthenticatorAnswer common;

    private RegistrationCheck(
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> answer) {
        this.answer = answer;
        this.common = new AuthenticatorAnswer(answer.getResponse());
    }

    /** Reads what the browser sent. */
    static RegistrationCheck of(SecretText json) {
        AuthenticatorAnswer.require(json.reveal().length() <= AuthenticatorAnswer.LONGEST, Reason.UNREADABLE);
        try {
            return new RegistrationCheck(PublicKeyCredential.parseRegistrationResponseJson(json.reveal()));
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

    /** The new passkey, if everything about it is as it was asked for. */
    NewPasskey against(PasskeySite site, PublicKeyCredentialCreationOptions request) {
        common.require(TYPE, site);
        AuthenticatorAnswer.require(
                answer.getId().size() <= AuthenticatorAnswer.LONGEST_CREDENTIAL_ID, Reason.CREDENTIAL_ID_LENGTH);
        try {
            return read(site.knowing(KnownCredentials.NONE)
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(request)
                            .response(answer)
                            .build()));
        } catch (RegistrationFailedException | RuntimeException refused) {
            throw reasonOf(refused, Reason.NOT_ACCEPTED);
        }
    }

    private NewPasskey read(RegistrationResult result) {
        ByteBuffer aaguid = ByteBuffer.wrap(result.getAaguid().getBytes());
        String transports = answer.getResponse().getTransports().stream()
                .map(AuthenticatorTransport::getId)
                .filter(id -> id.matches("[a-z-]{1,20}"))
                .limit(10)
                .collect(Collectors.joining(" "));
        return new NewPasskey(
                answer.getId(),
                result.getPublicKeyCose(),
                result.getSignatureCount(),
                common.isBackupEligible(),
                common.isBackedUp(),
                new UUID(aaguid.getLong(), aaguid.getLong()),
                transports);
    }

    private static CeremonyRefused reasonOf(Exception refused, Reason otherwise) {
        return CeremonyRefused.because(refused, "algorithm", Reason.ALGORITHM, otherwise);
    }
}
