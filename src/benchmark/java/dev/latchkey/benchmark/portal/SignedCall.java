package dev.latchkey.benchmark.portal;

import dev.latchkey.secret.Hmac;
import dev.latchkey.secret.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;

/**
 * One call as bytes for the wire, signed anew each second: equal calls of one second share their signature, so that the
 * generator costs little; the portal checks each of them.
 */
final class SignedCall {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final URI portal;
    private final String accessKeyId;
    private final String secret;
    private final String service;
    private final String body;
    private volatile Signed latest = new Signed(0, new byte[0]);

    private SignedCall(URI portal, String accessKeyId, String secret, String service, String body) {
        this.portal = portal;
        this.accessKeyId = accessKeyId;
        this.secret = secret;
        this.service = service;
        this.body = body;
    }

    /**
     * A call of IAM, or of STS.
     *
     * @param call the action with its members, as in {@code GetUser&UserName=ana}; one of STS begins with {@code sts}
     */
    static SignedCall of(URI portal, String accessKeyId, String secret, String call) {
        boolean isSts = call.startsWith("sts ");
        String body = "Action=" + call.replace("sts ", "") + "&Version=" + (isSts ? "2011-06-15" : "2010-05-08");
        return new SignedCall(portal, accessKeyId, secret, isSts ? "sts" : "iam", body);
    }

    /** Its bytes, signed in this second. */
    byte[] bytes() {
        long second = System.currentTimeMillis() / 1000;
        Signed signed = latest;
        if (signed.second() != second) {
            signed = new Signed(second, sign(TIME.format(Instant.ofEpochSecond(second))));
            latest = signed;
        }
        return signed.bytes();
    }

    private byte[] sign(String time) {
        String scope = time.substring(0, 8) + "/local-1/" + service + "/aws4_request";
        String canonical = "POST\n/\n\ncontent-type:" + FORM + "\nhost:" + portal.getAuthority() + "\nx-amz-date:"
                + time + "\n\ncontent-type;host;x-amz-date\n" + hex(body);
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/", -1)) {
            key = Hmac.sha256(key, part);
        }
        String signature = HexFormat.of()
                .formatHex(Hmac.sha256(key, "AWS4-HMAC-SHA256\n" + time + "\n" + scope + "\n" + hex(canonical)));
        return Wire.post(
                portal,
                "/",
                "Content-Type: " + FORM + "\r\nX-Amz-Date: " + time
                        + "\r\nAuthorization: AWS4-HMAC-SHA256 Credential=" + accessKeyId + "/" + scope
                        + ", SignedHeaders=content-type;host;x-amz-date, Signature=" + signature + "\r\n",
                body);
    }

    private static String hex(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was signed in one second. */
    private record Signed(long second, byte[] bytes) {}
}
