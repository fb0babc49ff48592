package dev.latchkey.api.signature;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.latchkey.secret.SecretText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Whatever the AWS SDK signs, this portal takes. */
class SignerAgreementTest {

    private static final SecretText SECRET = SecretText.of("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private final SignatureCheck check = new SignatureCheck(Duration.ofMinutes(15));

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void any_path_query_header_and_body(
            @ForAll("segments") List<String> path,
            @ForAll("parameters") Map<String, List<String>> query,
            @ForAll("headerValues") List<String> values,
            @ForAll String body) {
        SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri("http://localhost:8080")
                .encodedPath("/" + String.join("/", path));
        query.forEach(request::putRawQueryParameter);
        for (int i = 0; i < values.size(); i++) {
            request.putHeader("My-Header-" + i, values.get(i));
        }

        ReceivedRequest received = Signed.any(request.build(), body);

        assertThatCode(() -> {
                    Claim claim = check.claimOf(received, Set.of("iam"), Instant.parse("2015-08-30T12:36:00Z"));
                    check.verify(received, claim, Optional.of(SECRET));
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<List<String>> segments() {
        return Arbitraries.of("a", "", "%20", "%C3%A9", "a%2Fb", "-_.~", "user", "%25", "a+b", "a:b@c")
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Map<String, List<String>>> parameters() {
        Arbitrary<String> text = Arbitraries.strings()
                .withChars(" +%&=/?#[]@!$'()*,;:é世\u0000\t-_.~")
                .alpha()
                .numeric()
                .ofMaxLength(8);
        return Arbitraries.maps(
                        text.filter(name -> !name.isEmpty()),
                        text.list().ofMinSize(1).ofMaxSize(3))
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<List<String>> headerValues() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .ofMaxLength(12)
                .list()
                .ofMaxSize(3);
    }
}
