package dev.latchkey.api.signature;

import dev.latchkey.secret.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** The one spelling of a request that both sides sign (IAM guide, "Create a signed AWS API request", step 1). */
final class CanonicalRequest {

    private CanonicalRequest() {}

    /** Its hash in hexadecimal. */
    static String hash(ReceivedRequest request, Claim claim) {
        StringBuilder text = new StringBuilder(512);
        text.append(request.method()).append('\n');
        text.append(path(request.path())).append('\n');
        text.append(Query.parse(request.query()).canonical()).append('\n');
        for (String name : claim.signedHeaders()) {
            text.append(name).append(':').append(header(request.values(name))).append('\n');
        }
        text.append('\n').append(String.join(";", claim.signedHeaders())).append('\n');
        text.append(Sha256.hex(request.body()));
        // One character of a header is one byte that was received, so that the hash is of those very bytes.
        return Sha256.hex(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Without dot segments and doubled slashes, each segment encoded once more than it was sent. */
    private static String path(String raw) {
        if (raw.isEmpty() || raw.equals("/")) {
            return "/";
        }
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : raw.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        boolean endsWithSlash = raw.endsWith("/") || raw.endsWith("/.") || raw.endsWith("/..");
        StringBuilder path = new StringBuilder();
        for (Iterator<String> each = segments.iterator(); each.hasNext(); ) {
            path.append('/').append(Query.encode(each.next().getBytes(StandardCharsets.UTF_8)));
        }
        return endsWithSlash || path.length() == 0 ? path.append('/').toString() : path.toString();
    }

    /** Trimmed, with runs of spaces as one; several values are joined in their order. */
    private static String header(List<String> values) {
        return values.size() == 1
                ? trimmed(values.get(0))
                : values.stream().map(CanonicalRequest::trimmed).collect(Collectors.joining(","));
    }

    private static String trimmed(String value) {
        String stripped = value.strip();
        return stripped.contains("  ")
                ? Arrays.stream(stripped.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" "))
                : stripped;
    }
}
