package dev.latchkey.api.signature;

import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Hmac;
import dev.latchkey.secret.SecretText;
import dev.latchkey.secret.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Checks signatures: first what can be seen without a key, then, with the key, the signature itself.
 *
 * <p>Whoever has no key costs as much as whoever signs wrongly: a key is derived and a signature computed in any case.
 */
public final class SignatureCheck {

    private static final String TERMINATOR = "aws4_request";
    private static final String CONTENT_HASH = "x-amz-content-sha256";

    private static final SecretText NO_SECRET = SecretText.of("the secret of nobody, which signs for no one");

    private final Duration skew;
    private final DerivedKeys derivedKeys;

    public SignatureCheck(Duration skew) {
        this(skew, new DerivedKeys());
    }

    SignatureCheck(Duration skew, DerivedKeys derivedKeys) {
        this.skew = skew;
        this.derivedKeys = derivedKeys;
    }

    /**
     * What the request claims, once everything about it is right that can be seen without the key.
     *
     * @param services the services that can be signed for
     * @throws SignatureRefused where something is not
     */
    public Claim claimOf(ReceivedRequest request, Set<String> services, Instant now) {
        Claim claim = ClaimReader.read(request);
        requireScope(claim, services);
        requireTime(claim, now);
        requireSignedHeaders(request, claim);
        requireContentHash(request);
        return claim;
    }

    /**
     * Compares the signature with the one that the secret makes.
     *
     * @param secret empty where nobody has that key id: then it is refused, after the same work
     * @throws SignatureRefused where they differ
     */
    public void verify(ReceivedRequest request, Claim claim, Optional<SecretText> secret) {
        String id = claim.accessKeyId();
        Scope scope = claim.scope();
        SecretText signing = secret.orElse(NO_SECRET);
        Optional<byte[]> known = derivedKeys.kept(id, signing, scope);
        byte[] key = known.orElseGet(() -> derivedKeys.derive(signing, scope));
        String toSign = ClaimReader.ALGORITHM + "\n" + claim.dateTime() + "\n" + scope + "\n"
                + CanonicalRequest.hash(request, claim);
        String expected = HexFormat.of().formatHex(Hmac.sha256(key, toSign));
        boolean isRight = ConstantTime.equal(expected, claim.signature());
        if (secret.isPresent() && isRight) {
            if (known.isEmpty()) {
                derivedKeys.keep(id, signing, scope, key);
            }
            return;
        }
        if (known.isPresent()) {
            // Time must not tell that the key was at hand, hence that there is one.
            derivedKeys.derive(signing, scope);
        }
        throw secret.isPresent() ? SignatureRefused.wrong() : SignatureRefused.unknownToken();
    }

    private static void requireScope(Claim claim, Set<String> services) {
        Scope scope = claim.scope();
        if (!scope.terminator().equals(TERMINATOR)) {
            throw SignatureRefused.mismatch("Credential should be scoped with a valid terminator: '" + TERMINATOR
                    + "', not '" + scope.terminator() + "'.");
        }
        if (!services.contains(scope.service())) {
            throw wrongService(services.iterator().next());
        }
        if (scope.region().isEmpty()) {
            throw SignatureRefused.mismatch("Credential should be scoped to a valid region.");
        }
        String day = claim.dateTime().split("T", 2)[0];
        if (!scope.day().equals(day)) {
            throw SignatureRefused.mismatch("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of"
                    + " date from HTTP: '" + scope.day() + "' != '" + day + "', from '" + claim.dateTime() + "'.");
        }
    }

    /** The scope names another service than the one that is called. */
    public static SignatureRefused wrongService(String service) {
        return SignatureRefused.mismatch("Credential should be scoped to correct service: '" + service + "'.");
    }

    private void requireTime(Claim claim, Instant now) {
        Instant signedAt = ClaimReader.parse(claim.dateTime());
        if (signedAt == null) {
            throw SignatureRefused.incomplete("Date must be in ISO-8601 'basic format'. Got '" + claim.dateTime()
                    + "'. See http://en.wikipedia.org/wiki/ISO_8601");
        }
        String minutes = skew.toMinutes() + " min.)";
        Instant earliest = now.minus(skew);
        Instant latest = now.plus(skew);
        if (signedAt.isAfter(latest)) {
            throw SignatureRefused.mismatch("Signature not yet current: " + claim.dateTime() + " is still later than "
                    + text(latest) + " (" + text(now) + " + " + minutes);
        }
        Long expires = claim.expires();
        if (expires != null) {
            if (signedAt.plusSeconds(expires).isBefore(now)) {
                throw new SignatureRefused(
                        SignatureRefused.Kind.EXPIRED_REQUEST,
                        "Request has expired. Timestamp date is: " + claim.dateTime());
            }
        } else if (signedAt.isBefore(earliest)) {
            throw SignatureRefused.mismatch("Signature expired: " + claim.dateTime() + " is now earlier than "
                    + text(earliest) + " (" + text(now) + " - " + minutes);
        }
    }

    /** What is received and could change the meaning has to be signed: nobody adds to a request on its way. */
    private static void requireSignedHeaders(ReceivedRequest request, Claim claim) {
        List<String> signed = claim.signedHeaders();
        List<String> received = request.names();
        String before = "";
        for (String name : signed) {
            boolean isInOrder = name.compareTo(before) > 0;
            if (!isInOrder || !name.equals(name.toLowerCase(Locale.ROOT)) || !received.contains(name)) {
                throw SignatureRefused.mismatch("SignedHeaders must name headers of the request once each, in lower"
                        + " case and in alphabetical order.");
            }
            before = name;
        }
        if (!signed.contains("host")) {
            throw SignatureRefused.mismatch(
                    "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
        }
        if (request.values("host").size() != 1) {
            throw SignatureRefused.wrong();
        }
        boolean isDateSigned = signed.contains("x-amz-date") || signed.contains("date");
        if (!claim.isPresigned() && !isDateSigned) {
            throw SignatureRefused.mismatch(
                    "'X-Amz-Date' or 'Date' must be a 'SignedHeader' in the AWS Authorization.");
        }
        for (String name : received) {
            if (name.startsWith("x-amz-") && !signed.contains(name)) {
                throw SignatureRefused.mismatch("'" + name + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    /** The hash is always of the bytes received; a client that sends one as well has to send that one. */
    private static void requireContentHash(ReceivedRequest request) {
        for (String sent : request.values(CONTENT_HASH)) {
            if (!sent.strip().equals(Sha256.hex(request.body()))) {
                throw SignatureRefused.mismatch(
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
        }
    }

    private static String text(Instant instant) {
        return ClaimReader.DATE_TIME.format(instant);
    }
}
