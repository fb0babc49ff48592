package dev.latchkey.job;

import dev.latchkey.secret.Aead;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Seals what a job makes until somebody comes for it, each bound to its item. */
@Singleton
class JobSecrets {

    private static final Purpose PURPOSE = Purpose.of("job-item");

    private final Keys keys;

    JobSecrets(Keys keys) {
        this.keys = keys;
    }

    byte[] seal(UUID job, int number, SecretText secret) {
        return aead().seal(secret, context(job, number));
    }

    SecretText open(UUID job, int number, byte[] sealed) {
        return aead().openText(sealed, context(job, number));
    }

    private Aead aead() {
        return keys.aead(PURPOSE);
    }

    private static String context(UUID job, int number) {
        return job + "/" + number;
    }
}
