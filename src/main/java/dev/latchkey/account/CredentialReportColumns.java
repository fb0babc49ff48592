package dev.latchkey.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a room of credentials adds to the credential report; each of those rooms has a bean. */
public interface CredentialReportColumns {

    /**
     * The columns of some users of an account: by the user's unique id, and by the column's name in the report's header.
     * Users and columns that are left out have nothing of that kind.
     */
    Map<String, Map<String, String>> of(String accountId, List<String> userIds);

    /** A moment as the report writes it. */
    static String instant(Instant instant) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx", Locale.ROOT)
                .format(instant.atOffset(ZoneOffset.UTC));
    }
}
