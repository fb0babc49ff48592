package dev.latchkey.session;

import dev.latchkey.web.Flash;
import java.util.Optional;

/** A flash as one line of text: its kind, a colon, its sentence. */
final class StoredFlash {
    private StoredFlash() {}

    static String write(Flash flash) {
        return flash.kind().name() + ":" + flash.text();
    }

    static Optional<Flash> read(String stored) {
        for (Flash.Kind kind : Flash.Kind.values()) {
            if (stored.startsWith(kind.name() + ":")) {
                return Optional.of(new Flash(kind, stored.substring(kind.name().length() + 1)));
            }
        }
        return Optional.empty();
    }
}
