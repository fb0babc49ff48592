package dev.latchkey.credential.mfa;

import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;

/** Seeds as authenticator apps take them (RFC 4648 §6), without padding. */
final class Base32 {
    private static final org.apache.commons.codec.binary.Base32 CODEC = new org.apache.commons.codec.binary.Base32();

    private Base32() {}

    static SecretText encode(SecretBytes seed) {
        return SecretText.of(CODEC.encodeToString(seed.reveal()).replace("=", ""));
    }

    static SecretBytes decode(SecretText base32) {
        return SecretBytes.of(CODEC.decode(base32.reveal()));
    }
}
