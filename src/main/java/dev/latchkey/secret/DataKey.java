package dev.latchkey.secret;

import com.google.crypto.tink.subtle.AesGcmJce;

/** One opened data key, ready to be used. */
record DataKey(byte[] id, AesGcmJce cipher) {

    static final int ID_BYTES = 4;

    @Override
    public String toString() {
        return "DataKey[redacted]";
    }
}
