package dev.latchkey.secret;

/**
 * A data key as it is stored: sealed by the key-encryption key.
 *
 * @param id tells it from the other keys of its purpose; no secret
 */
public record WrappedKey(byte[] id, byte[] wrapped) {

    @Override
    public String toString() {
        return "WrappedKey[redacted]";
    }
}
