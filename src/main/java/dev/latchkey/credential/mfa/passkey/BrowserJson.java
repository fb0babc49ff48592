package dev.latchkey.credential.mfa.passkey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;

/** Options as browsers read them: {@code parseCreationOptionsFromJSON}, {@code parseRequestOptionsFromJSON}. */
final class BrowserJson {
    private static final String HEAD = "{\"publicKey\":";

    private BrowserJson() {}

    static String of(PublicKeyCredentialCreationOptions options) {
        try {
            return inside(options.toCredentialsCreateJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String of(PublicKeyCredentialRequestOptions options) {
        try {
            return inside(AssertionRequest.builder()
                    .publicKeyCredentialRequestOptions(options)
                    .build()
                    .toCredentialsGetJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library wraps them once more. */
    private static String inside(String wrapped) {
        if (!wrapped.startsWith(HEAD) || !wrapped.endsWith("}")) {
            throw new IllegalStateException("the options are not written as they were");
        }
        return wrapped.substring(HEAD.length(), wrapped.length() - 1);
    }
}
