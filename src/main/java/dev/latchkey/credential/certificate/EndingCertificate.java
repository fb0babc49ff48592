package dev.latchkey.credential.certificate;

import dev.latchkey.identity.UserFilter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds users with an active signing certificate that has ended, or does so within a month. */
@Singleton
class EndingCertificate implements UserFilter {

    private static final Duration SOON = Duration.ofDays(30);

    @Override
    public String name() {
        return "certificate-ending";
    }

    @Override
    public String label() {
        return "Certificate ending";
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public boolean needsAttention() {
        return true;
    }

    @Override
    public String condition() {
        return """
            exists (select from signing_certificate c
                     where c.user_id = u.user_id and c.status = 'Active' and c.not_after < ?)
            """;
    }

    @Override
    public List<Object> values(String accountId, Instant now) {
        return List.of(now.plus(SOON));
    }
}
