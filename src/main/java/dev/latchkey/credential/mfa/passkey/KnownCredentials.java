package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.Optional;
import java.util.Set;

/** The one credential that a check is about, read before: the check itself asks no database. */
record KnownCredentials(Optional<RegisteredCredential> credential) implements CredentialRepository {

    /** What the library calls the owner; it decides nothing. */
    static final String OWNER = "owner";

    static final KnownCredentials NONE = new KnownCredentials(Optional.empty());

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return Set.of();
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return credential.map(RegisteredCredential::getUserHandle);
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return credential
                .filter(known -> known.getUserHandle().equals(userHandle))
                .map(any -> OWNER);
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return credential
                .filter(known -> known.getCredentialId().equals(credentialId))
                .filter(known -> known.getUserHandle().equals(userHandle));
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return credential.filter(known -> known.getCredentialId().equals(credentialId)).stream()
                .collect(java.util.stream.Collectors.toSet());
    }
}
