package dev.latchkey.api.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a request claims, from its header or from its address, never from both. */
final class ClaimReader {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The one read last: busy clients sign many requests in the same second. */
    private static volatile Moment latest = new Moment("", Instant.EPOCH);

    private static final long LONGEST_EXPIRY = 604_800;
    private static final int SCOPE_PARTS = 5;

    private final ReceivedRequest request;
    private final Query query;

    private ClaimReader(ReceivedRequest request) {
        this.request = request;
        this.query = Query.parse(request.query());
    }

    /** @throws SignatureRefused where there is no claim, or no complete one */
    static Claim read(ReceivedRequest request) {
        return new ClaimReader(request).read();
    }

    private Claim read() {
        List<String> authorizations = request.values("authorization");
        boolean isInAddress = query.holds("X-Amz-Algorithm") || query.holds("X-Amz-Signature");
        if (authorizations.isEmpty() && !isInAddress) {
            throw SignatureRefused.missing();
        }
        if (authorizations.size() > 1 || !authorizations.isEmpty() && isInAddress) {
            throw SignatureRefused.incomplete("A request is signed once: in one Authorization header or in its query.");
        }
        return isInAddress ? fromAddress() : fromHeader(authorizations.get(0));
    }

    private Claim fromHeader(String authorization) {
        if (!authorization.startsWith(ALGORITHM + " ")) {
            throw SignatureRefused.incomplete("Unsupported signing method: the Authorization header must begin with '"
                    + ALGORITHM + "'. Authorization=" + authorization);
        }
        Map<String, String> parts = parts(authorization.substring(ALGORITHM.length() + 1), authorization);
        StringBuilder missing = new StringBuilder();
        for (String part : List.of("Credential", "Signature", "SignedHeaders")) {
            if (!parts.containsKey(part)) {
                missing.append("Authorization header requires '").append(part).append("' parameter. ");
            }
        }
        String date = headerDate();
        if (date == null) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        String credential = parts.get("Credential");
        String signature = parts.get("Signature");
        String signed = parts.get("SignedHeaders");
        if (credential == null || signature == null || signed == null || date == null) {
            throw SignatureRefused.incomplete(missing + "Authorization=" + authorization);
        }
        return claim(credential, date, signed, signature, single("x-amz-security-token"), null);
    }

    private Claim fromAddress() {
        String algorithm = query.single("X-Amz-Algorithm");
        String credential = query.single("X-Amz-Credential");
        String date = query.single("X-Amz-Date");
        String signed = query.single("X-Amz-SignedHeaders");
        String signature = query.single("X-Amz-Signature");
        String expires = query.single("X-Amz-Expires");
        StringBuilder missing = new StringBuilder();
        Map<String, @Nullable String> needed = new LinkedHashMap<>();
        needed.put("X-Amz-Algorithm", algorithm);
        needed.put("X-Amz-Credential", credential);
        needed.put("X-Amz-Signature", signature);
        needed.put("X-Amz-SignedHeaders", signed);
        needed.put("X-Amz-Date", date);
        needed.put("X-Amz-Expires", expires);
        needed.forEach((name, value) -> {
            if (value == null) {
                missing.append("AWS query-string parameters must include '")
                        .append(name)
                        .append("'. ");
            }
        });
        if (credential == null
                || date == null
                || signed == null
                || signature == null
                || expires == null
                || !ALGORITHM.equals(algorithm)) {
            throw SignatureRefused.incomplete(missing + "Re-examine the query-string parameters.");
        }
        return claim(credential, date, signed, signature, query.single("X-Amz-Security-Token"), seconds(expires));
    }

    private static Claim claim(
            String credential,
            String date,
            String signed,
            String signature,
            @Nullable String token,
            @Nullable Long expires) {
        String[] parts = credential.split("/", -1);
        if (parts.length != SCOPE_PARTS || parts[0].isEmpty()) {
            throw SignatureRefused.incomplete(
                    "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '"
                            + credential + "'");
        }
        Scope scope = new Scope(parts[1], parts[2], parts[3], parts[4]);
        return new Claim(parts[0], scope, date, List.of(signed.split(";", -1)), signature, token, expires);
    }

    private static Map<String, String> parts(String list, String authorization) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : list.split(",", -1)) {
            int at = part.indexOf('=');
            String name = at < 0 ? "" : part.substring(0, at).strip();
            if (at < 0 || parts.put(name, part.substring(at + 1).strip()) != null) {
                throw SignatureRefused.incomplete(
                        "Authorization header must consist of `name=value` parts. Authorization=" + authorization);
            }
        }
        return parts;
    }

    /** The moment of signing, from the one header that says it; a date that is none is as good as missing. */
    private @Nullable String headerDate() {
        String amazon = single("x-amz-date");
        if (amazon != null) {
            return amazon;
        }
        String plain = single("date");
        if (plain == null) {
            return null;
        }
        Instant parsed = parse(plain);
        if (parsed != null) {
            return plain;
        }
        try {
            return DATE_TIME.format(ZonedDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private @Nullable String single(String header) {
        List<String> values = request.values(header);
        if (values.size() > 1) {
            throw SignatureRefused.incomplete("The header '" + header + "' was sent more than once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    private static long seconds(String expires) {
        boolean isNumber =
                !expires.isEmpty() && expires.length() <= 6 && expires.chars().allMatch(c -> c >= '0' && c <= '9');
        long seconds = isNumber ? Long.parseLong(expires) : 0;
        if (seconds < 1 || seconds > LONGEST_EXPIRY) {
            throw SignatureRefused.incomplete("X-Amz-Expires must be a number of seconds from 1 to " + LONGEST_EXPIRY);
        }
        return seconds;
    }

    /** The instant that a date-time names, or null where it is none. */
    static @Nullable Instant parse(String dateTime) {
        Moment last = latest;
        if (last.text().equals(dateTime)) {
            return last.instant();
        }
        try {
            Instant instant = DATE_TIME.parse(dateTime, Instant::from);
            latest = new Moment(dateTime, instant);
            return instant;
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** A date-time as it is written, and what it names. */
    private record Moment(String text, Instant instant) {}
}
