package dev.latchkey.api.signature;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.secret.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Whatever the AWS SDK has signed, one change to any signed part of it is refused, and a change to what nobody has to sign
 * is not.
 */
class SignedPartsTest {

    private static final SecretText SECRET = SecretText.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    private static final String PLAIN = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final SignatureCheck check = new SignatureCheck(Duration.ofMinutes(15));

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void one_change_to_a_signed_part_is_refused(
            @ForAll("requests") ReceivedRequest signed, @ForAll Change change, @ForAll Random random) {
        ReceivedRequest changed = change.made.apply(signed, random);
        Assume.that(!same(signed, changed));

        assertThatThrownBy(() -> verify(changed))
                .as("%s of %s", change, signed.headers())
                .isInstanceOf(SignatureRefused.class);
    }

    @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
    void what_nobody_has_to_sign_may_change(
            @ForAll("requests") ReceivedRequest signed, @ForAll Inert change, @ForAll Random random) {
        ReceivedRequest changed = change.made.apply(signed, random);

        assertThatCode(() -> verify(changed))
                .as("%s of %s", change, signed.headers())
                .doesNotThrowAnyException();
    }

    private void verify(ReceivedRequest request) {
        Claim claim = check.claimOf(request, Set.of("iam"), Instant.parse("2015-08-30T12:36:00Z"));
        // Any other key id is somebody else's, or nobody's.
        Optional<SecretText> secret = Optional.of(SECRET).filter(own -> "AKIDEXAMPLE".equals(claim.accessKeyId()));
        check.verify(request, claim, secret);
    }

    private static boolean same(ReceivedRequest one, ReceivedRequest other) {
        return one.method().equals(other.method())
                && one.path().equals(other.path())
                && one.query().equals(other.query())
                && one.headers().equals(other.headers())
                && Arrays.equals(one.body(), other.body());
    }

    @Provide
    Arbitrary<ReceivedRequest> requests() {
        Arbitrary<String> words =
                Arbitraries.strings().withChars(PLAIN).ofMinLength(1).ofMaxLength(8);
        Arbitrary<List<String>> values = Arbitraries.strings()
                .withCharRange('!', '~')
                .ofMinLength(1)
                .ofMaxLength(12)
                .list()
                .ofMaxSize(3);
        Arbitrary<Map<String, String>> query = Arbitraries.maps(words, words).ofMaxSize(3);
        return Combinators.combine(
                        query, values, Arbitraries.strings().ofMinLength(1).ofMaxLength(60))
                .as(SignedPartsTest::signed);
    }

    private static ReceivedRequest signed(Map<String, String> query, List<String> values, String body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri("http://localhost:8080/")
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("X-Amz-Meta-Note", "of the sender");
        query.forEach(request::putRawQueryParameter);
        for (int i = 0; i < values.size(); i++) {
            request.putHeader("My-Header-" + i, values.get(i));
        }
        return Signed.any(request.build(), body);
    }

    /** What is done to a request on its way. */
    enum Change {
        HEADER_REMOVED((request, random) -> withHeaders(request, headers -> {
            headers.remove(random.nextInt(headers.size()));
            return headers;
        })),
        HEADER_DOUBLED((request, random) -> withHeaders(request, headers -> {
            headers.add(headers.get(random.nextInt(headers.size())));
            return headers;
        })),
        HEADER_ADDED_UNDER_A_NAME_THAT_IS_THERE((request, random) -> withHeaders(request, headers -> {
            headers.add(Map.entry(headers.get(random.nextInt(headers.size())).getKey(), "other"));
            return headers;
        })),
        HEADER_CHANGED((request, random) -> withHeaders(request, headers -> {
            int at = random.nextInt(headers.size());
            headers.set(
                    at,
                    Map.entry(
                            headers.get(at).getKey(), otherText(headers.get(at).getValue(), random)));
            return headers;
        })),
        HEADER_RENAMED((request, random) -> withHeaders(request, headers -> {
            int at = random.nextInt(headers.size());
            headers.set(at, Map.entry("other", headers.get(at).getValue()));
            return headers;
        })),
        HEADER_OF_AMAZON_ADDED((request, random) -> withHeaders(request, headers -> {
            headers.add(Map.entry("X-Amz-" + word(random), word(random)));
            return headers;
        })),
        METHOD_CHANGED((request, random) -> new ReceivedRequest(
                random.nextBoolean() ? "GET" : "PUT",
                request.path(),
                request.query(),
                request.headers(),
                request.body())),
        PATH_CHANGED((request, random) -> new ReceivedRequest(
                request.method(), request.path() + word(random), request.query(), request.headers(), request.body())),
        PARAMETER_ADDED((request, random) -> withQuery(
                request, (request.query().isEmpty() ? "" : request.query() + "&") + word(random) + "=" + word(random))),
        QUERY_CHANGED((request, random) ->
                request.query().isEmpty() ? request : withQuery(request, otherText(request.query(), random))),
        BODY_CHANGED((request, random) -> {
            byte[] body = request.body().clone();
            body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
            return withBody(request, body);
        }),
        BODY_LONGER((request, random) -> withBody(request, Arrays.copyOf(request.body(), request.body().length + 1))),
        BODY_SHORTER((request, random) -> withBody(request, Arrays.copyOf(request.body(), request.body().length - 1))),
        SCOPE_CHANGED((request, random) -> withAuthorization(request, text -> {
            String[] parts = text.split("/", -1);
            int at = random.nextInt(parts.length - 1);
            parts[at] = otherText(parts[at], random);
            return String.join("/", parts);
        })),
        SIGNATURE_CHANGED((request, random) -> withAuthorization(request, text -> {
            int at = text.indexOf("Signature=") + "Signature=".length();
            return text.substring(0, at) + otherText(text.substring(at), random);
        })),
        SIGNED_HEADERS_REORDERED((request, random) -> withSignedHeaders(request, names -> {
            Collections.shuffle(names, random);
            return names;
        })),
        SIGNED_HEADER_LEFT_OUT((request, random) -> withSignedHeaders(request, names -> {
            names.remove(random.nextInt(names.size()));
            return names;
        })),
        SIGNED_HEADER_NAMED_TWICE((request, random) -> withSignedHeaders(request, names -> {
            int at = random.nextInt(names.size());
            names.add(at, names.get(at));
            return names;
        })),
        SIGNED_HEADER_IN_UPPER_CASE((request, random) -> withSignedHeaders(request, names -> {
            int at = random.nextInt(names.size());
            names.set(at, names.get(at).toUpperCase(Locale.ROOT));
            return names;
        }));

        private final BiFunction<ReceivedRequest, Random, ReceivedRequest> made;

        Change(BiFunction<ReceivedRequest, Random, ReceivedRequest> made) {
            this.made = made;
        }
    }

    /** What any station on the way may do. */
    enum Inert {
        HEADER_ADDED((request, random) -> withHeaders(request, headers -> {
            headers.add(random.nextInt(headers.size()), Map.entry("Via-" + word(random), word(random)));
            return headers;
        })),
        HEADERS_IN_ANOTHER_ORDER((request, random) -> withHeaders(request, headers -> {
            Collections.shuffle(headers, random);
            return headers;
        })),
        NAMES_IN_ANOTHER_LETTER_CASE((request, random) -> withHeaders(request, headers -> {
            headers.replaceAll(header -> Map.entry(
                    random.nextBoolean()
                            ? header.getKey().toLowerCase(Locale.ROOT)
                            : header.getKey().toUpperCase(Locale.ROOT),
                    header.getValue()));
            return headers;
        })),
        SPACES_AROUND_VALUES((request, random) -> withHeaders(request, headers -> {
            headers.replaceAll(
                    header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("my-header")
                            ? Map.entry(header.getKey(), "  " + header.getValue() + " ")
                            : header);
            return headers;
        })),
        PARAMETERS_IN_ANOTHER_ORDER((request, random) -> {
            List<String> parameters = new ArrayList<>(List.of(request.query().split("&", -1)));
            Collections.shuffle(parameters, random);
            return withQuery(request, String.join("&", parameters));
        });

        private final BiFunction<ReceivedRequest, Random, ReceivedRequest> made;

        Inert(BiFunction<ReceivedRequest, Random, ReceivedRequest> made) {
            this.made = made;
        }
    }

    private static ReceivedRequest withHeaders(
            ReceivedRequest request, UnaryOperator<List<Map.Entry<String, String>>> change) {
        return Signed.changed(request, headers -> change.apply(new ArrayList<>(headers)));
    }

    private static ReceivedRequest withQuery(ReceivedRequest request, String query) {
        return new ReceivedRequest(request.method(), request.path(), query, request.headers(), request.body());
    }

    private static ReceivedRequest withBody(ReceivedRequest request, byte[] body) {
        return new ReceivedRequest(request.method(), request.path(), request.query(), request.headers(), body);
    }

    private static ReceivedRequest withAuthorization(ReceivedRequest request, UnaryOperator<String> change) {
        return withHeaders(request, headers -> {
            headers.replaceAll(header -> header.getKey().equalsIgnoreCase("authorization")
                    ? Map.entry(header.getKey(), change.apply(header.getValue()))
                    : header);
            return headers;
        });
    }

    private static ReceivedRequest withSignedHeaders(ReceivedRequest request, UnaryOperator<List<String>> change) {
        return withAuthorization(request, text -> {
            int from = text.indexOf("SignedHeaders=") + "SignedHeaders=".length();
            int to = text.indexOf(',', from);
            List<String> names =
                    new ArrayList<>(List.of(text.substring(from, to).split(";", -1)));
            return text.substring(0, from) + String.join(";", change.apply(names)) + text.substring(to);
        });
    }

    /** The same text but for one character, which is then another letter or digit. */
    private static String otherText(String text, Random random) {
        int at = random.nextInt(text.length());
        char other = PLAIN.charAt(random.nextInt(PLAIN.length()));
        return text.substring(0, at) + other + text.substring(at + 1);
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            word.append(PLAIN.charAt(random.nextInt(PLAIN.length())));
        }
        return word.toString();
    }
}
