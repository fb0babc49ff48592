package dev.latchkey.credential.mfa;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;
import java.net.URLEncoder;

/** A seed as authenticator apps read it from a QR code or a link (Key URI Format: label, secret, issuer). */
record OtpAuth(SecretText text) {
    private static final String ISSUER = "Amazon Web Services";

    /**
     * The address of a device's seed.
     *
     * @param account the alias or id of the account
     */
    static OtpAuth of(String device, String account, SecretBytes seed) {
        String issuer = encode(ISSUER);
        return new OtpAuth(SecretText.of("otpauth://totp/" + issuer + ":" + encode(device) + "@" + encode(account)
                + "?secret=" + Base32.encode(seed).reveal() + "&issuer=" + issuer));
    }

    /** A colon parts issuer and device, so neither holds one. */
    private static String encode(String text) {
        return URLEncoder.encode(text.replace(":", ""), UTF_8).replace("+", "%20");
    }
}
