package dev.latchkey.benchmark.portal;

import dev.latchkey.api.signature.Claim;
import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.api.signature.SignatureCheck;
import dev.latchkey.secret.SecretText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What it takes to check one signature, in this process and without anything else of the portal. */
final class SignatureTime {

    private static final int WARM_UP = 200_000;
    private static final int TURNS = 100_000;

    private SignatureTime() {}

    static void print(SignedCall call, String secret) {
        SecretText known = SecretText.of(secret);
        SignatureCheck check = new SignatureCheck(Duration.ofMinutes(15));
        ReceivedRequest request = received(call.bytes());
        List<Double> millis = Load.oneByOne(WARM_UP, TURNS, turn -> {
            Claim claim = check.claimOf(request, Set.of("iam"), Instant.now());
            check.verify(request, claim, Optional.of(known));
        });
        System.out.printf(
                Locale.ROOT, "%n%-52s%10.1f%n", "a signature checked, median, µs", 1000 * Load.median(millis));
    }

    private static ReceivedRequest received(byte[] wire) {
        String[] parts = new String(wire, StandardCharsets.US_ASCII).split("\r\n\r\n", 2);
        List<Map.Entry<String, String>> headers = parts[0].lines()
                .skip(1)
                .map(line -> line.split(": ", 2))
                .map(header -> Map.entry(header[0], header[1]))
                .toList();
        return new ReceivedRequest("POST", "/", "", headers, parts[1].getBytes(StandardCharsets.US_ASCII));
    }
}
