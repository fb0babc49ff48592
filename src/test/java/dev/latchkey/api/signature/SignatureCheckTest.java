package dev.latchkey.api.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.secret.SecretText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of Signature Version 4, one by one, on requests that a program has signed. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignatureCheckTest {

    private static final SecretText SECRET = SecretText.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final Instant SIGNED_AT = Instant.parse("2015-08-30T12:36:00Z");
    private static final String DATE = "20150830T123600Z";
    private static final String BODY = "Action=ListUsers&Version=2010-05-08";

    private final SignatureCheck check = new SignatureCheck(Duration.ofMinutes(15));

    private void verify(ReceivedRequest request) {
        Claim claim = check.claimOf(request, Set.of("iam", "service"), SIGNED_AT);
        check.verify(request, claim, Optional.of(SECRET));
    }

    private SignatureRefused refusal(ReceivedRequest request) {
        SignatureRefused refused = catchThrowableOfType(SignatureRefused.class, () -> verify(request));
        assertThat(refused).isNotNull();
        return refused;
    }

    private static ReceivedRequest good() {
        return Signed.post("iam", BODY);
    }

    @Nested
    class A_published_example {

        static Stream<String> examples() {
            try (InputStream file = SignatureCheckTest.class.getResourceAsStream("/sigv4-vectors.txt")) {
                String text = new String(java.util.Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
                return text.lines().filter(line -> !line.startsWith("#")).toList().stream();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @ParameterizedTest
        @MethodSource("examples")
        void has_the_signature_that_was_published(String line) {
            String[] parts = line.split(" \\| ", -1);
            String[] target = parts[3].split("\\?", 2);
            List<Map.Entry<String, String>> headers = new ArrayList<>();
            for (String header : parts[4].split(", ", -1)) {
                String[] pair = header.split(":", 2);
                headers.add(Map.entry(pair[0], pair[1]));
            }
            headers.add(Map.entry("X-Amz-Date", DATE));
            String names = String.join(
                    ";",
                    headers.stream()
                            .map(h -> h.getKey().toLowerCase(java.util.Locale.ROOT))
                            .distinct()
                            .toList());
            headers.add(Map.entry(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/" + parts[1]
                            + "/aws4_request, SignedHeaders=" + names + ", Signature=" + parts[parts.length - 1]));
            ReceivedRequest request = new ReceivedRequest(
                    parts[2],
                    target[0],
                    target.length > 1 ? target[1] : "",
                    headers,
                    (parts[5].equals("-") ? "" : parts[5]).getBytes(StandardCharsets.UTF_8));

            assertThatCode(() -> verify(request)).doesNotThrowAnyException();
        }
    }

    @Nested
    class A_request_that_was_signed {

        @Test
        void is_taken() {
            assertThatCode(() -> verify(good())).doesNotThrowAnyException();
        }

        @Test
        void is_refused_with_another_body() {
            ReceivedRequest request = good();
            byte[] body = (BODY + "&MaxItems=1").getBytes(StandardCharsets.UTF_8);

            assertThat(refusal(new ReceivedRequest(
                                    request.method(), request.path(), request.query(), request.headers(), body))
                            .kind())
                    .isEqualTo(SignatureRefused.Kind.MISMATCH);
        }

        @Test
        void is_refused_by_another_method_or_with_another_query() {
            ReceivedRequest request = good();

            assertThat(refusal(new ReceivedRequest("GET", "/", "", request.headers(), request.body()))
                            .kind())
                    .isEqualTo(SignatureRefused.Kind.MISMATCH);
            assertThat(refusal(new ReceivedRequest("POST", "/", "a=b", request.headers(), request.body()))
                            .kind())
                    .isEqualTo(SignatureRefused.Kind.MISMATCH);
            assertThat(refusal(new ReceivedRequest("POST", "/x", "", request.headers(), request.body()))
                            .kind())
                    .isEqualTo(SignatureRefused.Kind.MISMATCH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"host", "x-amz-date", "content-type", "authorization"})
        void is_refused_when_a_header_is_removed_doubled_or_changed(String name) {
            for (UnaryOperator<List<Map.Entry<String, String>>> change :
                    List.<UnaryOperator<List<Map.Entry<String, String>>>>of(
                            headers -> headers.stream()
                                    .filter(h -> !h.getKey().equalsIgnoreCase(name))
                                    .toList(),
                            headers -> Stream.concat(
                                            headers.stream(), headers.stream().filter(h -> h.getKey()
                                                    .equalsIgnoreCase(name)))
                                    .toList(),
                            headers -> headers.stream()
                                    .map(h -> h.getKey().equalsIgnoreCase(name)
                                            ? Map.entry(h.getKey(), h.getValue().replace('1', '2') + "x")
                                            : h)
                                    .toList())) {
                assertThat(refusal(Signed.changed(good(), change)).kind())
                        .isIn(
                                SignatureRefused.Kind.MISMATCH,
                                SignatureRefused.Kind.INCOMPLETE,
                                SignatureRefused.Kind.MISSING);
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"x-amz-security-token", "x-amz-meta-a", "X-AMZ-Date2"})
        void is_refused_with_a_header_of_Amazon_s_that_nobody_signed(String name) {
            ReceivedRequest request =
                    Signed.changed(good(), headers -> Stream.concat(headers.stream(), Stream.of(Map.entry(name, "1")))
                            .toList());

            assertThat(refusal(request).getMessage()).contains("must be a 'SignedHeader'");
        }

        @Test
        void may_carry_other_headers() {
            ReceivedRequest request = Signed.changed(
                    good(), headers -> Stream.concat(headers.stream(), Stream.of(Map.entry("Accept", "*/*")))
                            .toList());

            assertThatCode(() -> verify(request)).doesNotThrowAnyException();
        }

        @Test
        void may_say_the_hash_of_its_body() {
            String hash = dev.latchkey.secret.Sha256.hex(BODY.getBytes(StandardCharsets.UTF_8));

            assertThatCode(() -> verify(Signed.byHand(BODY, Map.of("x-amz-content-sha256", hash))))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(strings = {"UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "", "e3b0c442"})
        void cannot_say_that_its_body_is_another_or_unsigned(String sent) {
            ReceivedRequest request = Signed.byHand(BODY, Map.of("x-amz-content-sha256", sent));

            assertThat(refusal(request).getMessage()).contains("x-amz-content-sha256");
        }
    }

    @Nested
    class The_scope {

        @Test
        void names_the_service_that_is_called() {
            ReceivedRequest request = Signed.post("s3", BODY);

            assertThatThrownBy(() -> check.claimOf(request, Set.of("iam"), SIGNED_AT))
                    .hasMessage("Credential should be scoped to correct service: 'iam'.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"us-east-1/iam/aws4_request", "eu-west-1/iam/aws4_requests", "a/iam/"})
        void cannot_be_changed(String other) {
            ReceivedRequest request = Signed.changed(good(), headers -> headers.stream()
                    .map(h -> Map.entry(h.getKey(), h.getValue().replace("local-1/iam/aws4_request", other)))
                    .toList());

            assertThat(refusal(request).kind()).isEqualTo(SignatureRefused.Kind.MISMATCH);
        }

        @Test
        void has_the_day_of_the_request() {
            ReceivedRequest request = Signed.changed(good(), headers -> headers.stream()
                    .map(h -> Map.entry(h.getKey(), h.getValue().replace("/20150830/", "/20150831/")))
                    .toList());

            assertThat(refusal(request).getMessage())
                    .isEqualTo("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from"
                            + " HTTP: '20150831' != '20150830', from '20150830T123600Z'.");
        }
    }

    @Nested
    class A_header_that_claims_too_little {

        @Test
        void is_told_everything_that_is_missing() {
            ReceivedRequest request = new ReceivedRequest(
                    "POST",
                    "/",
                    "",
                    List.of(Map.entry("Authorization", "AWS4-HMAC-SHA256 Credential=a/b")),
                    new byte[0]);

            assertThat(refusal(request).getMessage())
                    .isEqualTo("Authorization header requires 'Signature' parameter. Authorization header requires"
                            + " 'SignedHeaders' parameter. Authorization header requires existence of either a"
                            + " 'X-Amz-Date' or a 'Date' header. Authorization=AWS4-HMAC-SHA256 Credential=a/b");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "AWS4-HMAC-SHA256",
                    "AWS4-HMAC-SHA256 ",
                    "AWS4-HMAC-SHA1 Credential=a/b/c/d/e, SignedHeaders=host, Signature=0",
                    "AWS4-HMAC-SHA256 Credential=a/b/c/d, SignedHeaders=host, Signature=0",
                    "AWS4-HMAC-SHA256 Credential=a/b/c/d/e/f, SignedHeaders=host, Signature=0",
                    "AWS4-HMAC-SHA256 Credential=/b/c/d/e, SignedHeaders=host, Signature=0",
                    "AWS4-HMAC-SHA256 Credential=a/b/c/d/e, Credential=a/b/c/d/e, SignedHeaders=host, Signature=0",
                    "AWS4-HMAC-SHA256 nonsense",
                    "Basic YTpi"
                })
        void is_incomplete(String authorization) {
            ReceivedRequest request = new ReceivedRequest(
                    "POST",
                    "/",
                    "",
                    List.of(Map.entry("Authorization", authorization), Map.entry("X-Amz-Date", DATE)),
                    new byte[0]);

            assertThat(refusal(request).kind()).isEqualTo(SignatureRefused.Kind.INCOMPLETE);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "x-amz-date;host",
                    "host;host;x-amz-date",
                    "Host;x-amz-date",
                    "x-amz-date",
                    "host",
                    "host;nothing;x-amz-date",
                    ""
                })
        void that_covers_other_headers_than_it_must_is_refused(String signedHeaders) {
            ReceivedRequest request = new ReceivedRequest(
                    "POST",
                    "/",
                    "",
                    List.of(
                            Map.entry("Host", "localhost"),
                            Map.entry("X-Amz-Date", DATE),
                            Map.entry(
                                    "Authorization",
                                    "AWS4-HMAC-SHA256 Credential=a/20150830/r/iam/aws4_request, SignedHeaders="
                                            + signedHeaders + ", Signature=0")),
                    new byte[0]);

            assertThat(refusal(request).kind()).isEqualTo(SignatureRefused.Kind.MISMATCH);
        }
    }

    @Nested
    class A_presigned_address {

        @Test
        void is_good_until_it_expires_and_for_no_other_address() {
            ReceivedRequest request = Signed.presigned("iam", BODY, Duration.ofMinutes(15));
            Claim claim = check.claimOf(request, Set.of("iam"), SIGNED_AT.plusSeconds(900));

            assertThatCode(() -> check.verify(request, claim, Optional.of(SECRET)))
                    .doesNotThrowAnyException();
            assertThatThrownBy(() -> check.claimOf(request, Set.of("iam"), SIGNED_AT.plusSeconds(901)))
                    .isInstanceOfSatisfying(SignatureRefused.class, refused -> assertThat(refused.kind())
                            .isEqualTo(SignatureRefused.Kind.EXPIRED_REQUEST));
            ReceivedRequest other =
                    new ReceivedRequest("GET", "/", request.query() + "&MaxItems=1", request.headers(), request.body());
            assertThat(refusal(other).kind()).isEqualTo(SignatureRefused.Kind.MISMATCH);
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "604801", "-1", "1.5", "", "9999999999"})
        void cannot_be_good_for_any_other_time(String expires) {
            ReceivedRequest request = Signed.presigned("iam", BODY, Duration.ofMinutes(15));
            String query = request.query().replace("X-Amz-Expires=900", "X-Amz-Expires=" + expires);

            assertThat(refusal(new ReceivedRequest("GET", "/", query, request.headers(), request.body()))
                            .kind())
                    .isEqualTo(SignatureRefused.Kind.INCOMPLETE);
        }

        @Test
        void cannot_come_with_a_header_as_well() {
            ReceivedRequest request = Signed.presigned("iam", BODY, Duration.ofMinutes(15));
            List<Map.Entry<String, String>> headers = new ArrayList<>(request.headers());
            headers.addAll(good().headers());

            assertThat(refusal(new ReceivedRequest("GET", "/", request.query(), headers, request.body()))
                            .kind())
                    .isEqualTo(SignatureRefused.Kind.INCOMPLETE);
        }
    }

    @Nested
    class A_key_that_nobody_has {

        @Test
        void is_refused_after_the_signature_was_computed() {
            Claim claim = check.claimOf(good(), Set.of("iam"), SIGNED_AT);

            assertThatThrownBy(() -> check.verify(good(), claim, Optional.empty()))
                    .hasMessage("The security token included in the request is invalid.");
        }

        @Test
        void costs_as_many_derivations_as_a_wrong_signature_whether_or_not_the_key_was_at_hand() {
            CountedKeys keys = new CountedKeys();
            SignatureCheck counted = new SignatureCheck(Duration.ofMinutes(15), keys);
            Claim claim = counted.claimOf(good(), Set.of("iam"), SIGNED_AT);
            Optional<SecretText> wrong = Optional.of(SecretText.of("another"));

            assertThat(keys.derivedFor(() -> counted.verify(good(), claim, Optional.empty())))
                    .isEqualTo(1);
            assertThat(keys.derivedFor(() -> counted.verify(good(), claim, Optional.empty())))
                    .as("nobody's is never kept")
                    .isEqualTo(1);
            assertThat(keys.derivedFor(() -> counted.verify(good(), claim, wrong)))
                    .isEqualTo(1);
            assertThat(keys.derivedFor(() -> counted.verify(good(), claim, Optional.of(SECRET))))
                    .isEqualTo(1);
            assertThat(keys.derivedFor(() -> counted.verify(good(), claim, Optional.of(SECRET))))
                    .as("kept")
                    .isZero();
            ReceivedRequest other = Signed.post("iam", BODY + "&MaxItems=7");
            assertThat(keys.derivedFor(() -> counted.verify(other, claim, Optional.of(SECRET))))
                    .as("a wrong signature of a key that is kept")
                    .isEqualTo(1);
        }
    }

    /** Tells how often a key is derived. */
    private static final class CountedKeys extends DerivedKeys {

        private int derived;

        @Override
        byte[] derive(SecretText secret, Scope scope) {
            derived++;
            return super.derive(secret, scope);
        }

        int derivedFor(Runnable call) {
            derived = 0;
            try {
                call.run();
            } catch (SignatureRefused refused) {
                assertThat(refused.kind()).isNotNull();
            }
            return derived;
        }
    }

    @Test
    void no_change_of_a_single_character_of_the_signature_is_taken() {
        ReceivedRequest request = good();
        String authorization = request.values("authorization").get(0);
        String signature = authorization.substring(authorization.indexOf("Signature=") + 10);

        for (int i = 0; i < signature.length(); i++) {
            char[] changed = signature.toCharArray();
            changed[i] = changed[i] == '0' ? '1' : '0';
            String other = authorization.replace(signature, new String(changed));
            assertThat(refusal(Signed.changed(request, headers -> headers.stream()
                                    .map(h -> h.getKey().equalsIgnoreCase("authorization")
                                            ? Map.entry(h.getKey(), other)
                                            : h)
                                    .toList()))
                            .kind())
                    .isEqualTo(SignatureRefused.Kind.MISMATCH);
        }
    }
}
