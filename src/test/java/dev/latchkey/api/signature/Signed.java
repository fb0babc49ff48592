package dev.latchkey.api.signature;

import dev.latchkey.secret.Hmac;
import dev.latchkey.secret.SecretText;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests that the AWS SDK's own signer has signed, as a server receives them. */
final class Signed {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Clock SIGNED_AT = Clock.fixed(Instant.parse("2015-08-30T12:36:00Z"), ZoneOffset.UTC);
    private static final String HOST = "http://localhost:8080";

    private Signed() {}

    static ReceivedRequest post(String service, String body) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(HOST + "/")
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .build();
        return sign(service, request, body, null);
    }

    /** With headers that the SDK would not sign as they are. */
    static ReceivedRequest byHand(String body, Map<String, String> more) {
        Scope scope = new Scope("20150830", "local-1", "iam", "aws4_request");
        List<Map.Entry<String, String>> headers = new ArrayList<>(more.entrySet());
        headers.add(Map.entry("host", "localhost:8080"));
        headers.add(Map.entry("x-amz-date", "20150830T123600Z"));
        List<String> names = headers.stream().map(Map.Entry::getKey).sorted().toList();
        ReceivedRequest request = new ReceivedRequest("POST", "/", "", headers, body.getBytes(StandardCharsets.UTF_8));
        Claim claim = new Claim("AKIDEXAMPLE", scope, "20150830T123600Z", names, "", null, null);
        String toSign =
                "AWS4-HMAC-SHA256\n" + claim.dateTime() + "\n" + scope + "\n" + CanonicalRequest.hash(request, claim);
        byte[] key = new DerivedKeys().derive(SecretText.of(SECRET), scope);
        String authorization = "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope + ", SignedHeaders="
                + String.join(";", names) + ", Signature=" + HexFormat.of().formatHex(Hmac.sha256(key, toSign));
        headers.add(Map.entry("authorization", authorization));
        return request;
    }

    static ReceivedRequest presigned(String service, String query, Duration expiry) {
        SdkHttpRequest request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.GET)
                .uri(HOST + "/?" + query)
                .build();
        return sign(service, request, "", expiry);
    }

    static ReceivedRequest any(SdkHttpRequest request, String body) {
        return sign("iam", request, body, null);
    }

    static ReceivedRequest changed(ReceivedRequest request, UnaryOperator<List<Map.Entry<String, String>>> change) {
        return new ReceivedRequest(
                request.method(), request.path(), request.query(), change.apply(request.headers()), request.body());
    }

    private static ReceivedRequest sign(
            String service, SdkHttpRequest request, String body, @Nullable Duration expiry) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        SignedRequest signed = AwsV4HttpSigner.create().sign(sign -> {
            sign.identity(AwsCredentialsIdentity.create("AKIDEXAMPLE", SECRET))
                    .request(request)
                    .payload(() -> new ByteArrayInputStream(bytes))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "local-1")
                    .putProperty(HttpSigner.SIGNING_CLOCK, SIGNED_AT);
            if (expiry != null) {
                sign.putProperty(AwsV4HttpSigner.EXPIRATION_DURATION, expiry)
                        .putProperty(AwsV4HttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING);
            }
        });
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        signed.request()
                .headers()
                .forEach((name, values) -> values.forEach(value -> headers.add(Map.entry(name, value))));
        return new ReceivedRequest(
                signed.request().method().name(),
                signed.request().encodedPath().isEmpty()
                        ? "/"
                        : signed.request().encodedPath(),
                signed.request().encodedQueryParameters().orElse(""),
                headers,
                bytes);
    }
}
