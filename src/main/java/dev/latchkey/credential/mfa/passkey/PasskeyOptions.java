package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RegistrationExtensionInputs;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What browsers are told to ask authenticators for. */
@Singleton
class PasskeyOptions {
    private final PasskeySite site;

    PasskeyOptions(PasskeySite site) {
        this.site = site;
    }

    /**
     * For a new passkey.
     *
     * @param name what the authenticator shows the owner
     * @param registered the passkeys that the user has: the same authenticator is not added twice
     */
    PublicKeyCredentialCreationOptions creation(
            ByteArray challenge, ByteArray userHandle, String name, List<StoredPasskey> registered) {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(site.identity())
                .user(UserIdentity.builder()
                        .name(name)
                        .displayName(name)
                        .id(userHandle)
                        .build())
                .challenge(challenge)
                .pubKeyCredParams(PasskeySite.ALGORITHMS)
                .timeout(Challenges.LIFE.toMillis())
                .excludeCredentials(new LinkedHashSet<>(descriptors(registered)))
                .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                        .residentKey(ResidentKeyRequirement.PREFERRED)
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .build())
                .attestation(AttestationConveyancePreference.NONE)
                .extensions(RegistrationExtensionInputs.builder().credProps().build())
                .build();
    }

    /**
     * For a proof.
     *
     * @param allowed the passkeys of whom it has to be one; empty where any of this site is welcome
     */
    PublicKeyCredentialRequestOptions request(ByteArray challenge, List<StoredPasskey> allowed) {
        return PublicKeyCredentialRequestOptions.builder()
                .challenge(challenge)
                .rpId(site.id())
                .timeout(Challenges.LIFE.toMillis())
                .allowCredentials(allowed.isEmpty() ? Optional.empty() : Optional.of(descriptors(allowed)))
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build();
    }

    private static List<PublicKeyCredentialDescriptor> descriptors(List<StoredPasskey> passkeys) {
        return passkeys.stream().map(StoredPasskey::descriptor).toList();
    }
}
