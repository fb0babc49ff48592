package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import dev.latchkey.operation.Principal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A registered passkey with its owner.
 *
 * @param transports how browsers reach it, parted by spaces
 */
record StoredPasskey(
        String deviceId,
        String serialNumber,
        String label,
        Principal.User owner,
        ByteArray userHandle,
        ByteArray credentialId,
        ByteArray publicKey,
        long signatureCount,
        boolean backupEligible,
        boolean backedUp,
        String transports) {

    RegisteredCredential registered() {
        return RegisteredCredential.builder()
                .credentialId(credentialId)
                .userHandle(userHandle)
                .publicKeyCose(publicKey)
                .signatureCount(signatureCount)
                .build();
    }

    /** How browsers are asked for it. */
    PublicKeyCredentialDescriptor descriptor() {
        Set<AuthenticatorTransport> known = Stream.of(transports.split(" ", -1))
                .filter(transport -> !transport.isEmpty())
                .map(AuthenticatorTransport::of)
                .collect(Collectors.toSet());
        return PublicKeyCredentialDescriptor.builder()
                .id(credentialId)
                .transports(known)
                .build();
    }
}
