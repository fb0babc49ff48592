package dev.latchkey.credential.mfa.passkey;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** This portal as passkeys know it; it follows from the configured address and from nothing that a request says. */
@Singleton
public class PasskeySite {
    static final List<PublicKeyCredentialParameters> ALGORITHMS = List.of(
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.RS256);

    private static final String NAME = "Latchkey";

    private final RelyingPartyIdentity identity;
    private final String origin;
    private final boolean isPossible;

    @Inject
    PasskeySite(LatchkeyConfiguration configuration) {
        this(configuration.baseUrl());
    }

    PasskeySite(String baseUrl) {
        URI base = URI.create(baseUrl);
        String scheme = base.getScheme().toLowerCase(Locale.ROOT);
        String host = base.getHost().toLowerCase(Locale.ROOT);
        boolean usualPort = base.getPort() < 0 || base.getPort() == (scheme.equals("https") ? 443 : 80);
        this.identity = RelyingPartyIdentity.builder().id(host).name(NAME).build();
        this.origin = scheme + "://" + host + (usualPort ? "" : ":" + base.getPort());
        boolean isName = !host.startsWith("[") && !host.matches("[0-9.]+");
        boolean isSafe = scheme.equals("https") || host.equals("localhost") || host.endsWith(".localhost");
        this.isPossible = isName && isSafe;
    }

    /** Whether browsers let this address have passkeys: it needs a name, and a safe connection. */
    public boolean isPossible() {
        return isPossible;
    }

    String id() {
        return identity.getId();
    }

    String origin() {
        return origin;
    }

    RelyingPartyIdentity identity() {
        return identity;
    }

    /** What checks the answers of authenticators, knowing these credentials. */
    RelyingParty knowing(CredentialRepository credentials) {
        return RelyingParty.builder()
                .identity(identity)
                .credentialRepository(credentials)
                .origins(Set.of(origin))
                .allowOriginPort(false)
                .allowOriginSubdomain(false)
                .preferredPubkeyParams(ALGORITHMS)
                .attestationConveyancePreference(AttestationConveyancePreference.NONE)
                .allowUntrustedAttestation(true)
                .validateSignatureCounter(true)
                .build();
    }
}
