package dev.latchkey.session;

import dev.latchkey.operation.Principal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A living session as it is stored, with its user and account. */
record StoredSession(
        Principal.User user,
        Optional<String> accountAlias,
        String canonicalUserId,
        Instant startedAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Instant provedAt,
        @Nullable Instant mfaAt,
        @Nullable String mfaSerial,
        @Nullable String flash,
        boolean carriesForm,
        @Nullable String notices) {}
