package dev.latchkey.credential.mfa.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The names of those who keep passkeys, by the model number (AAGUID) that their authenticators tell. */
@Singleton
class PasskeyProviders {
    private static final String FILE = "/dev/latchkey/credential/mfa/passkey/providers.txt";

    private final Map<String, String> names;

    PasskeyProviders() {
        try (InputStream file = PasskeyProviders.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("`" + FILE + "` is missing");
            }
            names = new String(file.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", 2))
                    .collect(Collectors.toUnmodifiableMap(parts -> parts[0], parts -> parts[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Who keeps passkeys of that model; empty for models that are not known. */
    Optional<String> nameOf(String aaguid) {
        return Optional.ofNullable(names.get(aaguid));
    }
}
