package dev.latchkey.secret;

import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Recognizes a private key in what somebody pasted where a public one belongs, so that it is not kept anywhere. */
public final class PrivateKeyText {
    /** Of PEM (RFC 7468 §10, §11; OpenSSH), RFC 4716 and PuTTY; the last is "openssh-key-v1" in base64. */
    private static final List<String> MARKS =
            List.of("PRIVATE KEY--", "PRIVATE KEY --", "PUTTY-USER-KEY-FILE", "B3BLBNNZAC1RZXKTDJE");

    private static final int DER_SEQUENCE = 0x30;
    private static final int DER_INTEGER = 0x02;
    /** The base64 of so many bytes tells enough: a header of at most five, then the version. */
    private static final int LOOKED_AT = 16;

    private PrivateKeyText() {}

    /** Whether a private key stands in it: with its header, or bare. */
    public static boolean isIn(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return MARKS.stream().anyMatch(upper::contains) || isBareDer(text.strip());
    }

    /** PKCS #1, SEC 1 and PKCS #8 all begin with a sequence whose first element is a small version number. */
    private static boolean isBareDer(String text) {
        if (text.length() < LOOKED_AT * 2) {
            return false;
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(text.substring(0, LOOKED_AT));
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        if (der.length < 8 || der[0] != DER_SEQUENCE) {
            return false;
        }
        int lengthBytes = der[1] < 0 ? der[1] & 0x7f : 0;
        int at = 2 + lengthBytes;
        return at + 2 < der.length && der[at] == DER_INTEGER && der[at + 1] == 1 && der[at + 2] <= 1;
    }
}
