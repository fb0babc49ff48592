package dev.latchkey.credential.mfa;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretBytes;
import jakarta.inject.Singleton;

/** Seeds that nobody has had; 160 bits are the least for codes by HMAC-SHA-1 (RFC 4226 §4). */
@Singleton
class NewSeed {
    private static final int TYPED_BYTES = 20;
    private static final int PROGRAM_BYTES = 40;

    private final RandomSource random;

    NewSeed(RandomSource random) {
        this.random = random;
    }

    /** One that a person may have to type: 32 characters. */
    SecretBytes forPeople() {
        return SecretBytes.of(random.bytes(TYPED_BYTES));
    }

    /** One as long as IAM makes them: 64 characters. */
    SecretBytes forPrograms() {
        return SecretBytes.of(random.bytes(PROGRAM_BYTES));
    }
}
