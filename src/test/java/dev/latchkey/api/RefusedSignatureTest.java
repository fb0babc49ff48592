package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.secret.SecretText;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a program is told whose signature is missing, broken, old or somebody else's: code, status and words of AWS. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedSignatureTest {

    private static final String IDENTITY = "Action=GetCallerIdentity&Version=2011-06-15";
    private static final String USER = "Action=GetUser&Version=2010-05-08";
    private static final DateTimeFormatter AMAZON_DATE =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Each test calls from an address of its own: so many refusals from one would be throttled. */
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    Programs programs;

    @Inject
    TestClock clock;

    private SigningKey key;
    private QueryClient program;
    private String address;

    @BeforeEach
    void ana_has_a_key() {
        key = keys.issue(world.account().user("Ana").administrator());
        program = programs.query(key);
        address = "198.51.100." + ADDRESSES.incrementAndGet();
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    private SigningKey wrong() {
        return new SigningKey(key.accessKeyId(), SecretText.of("wrong"), true, key.principal(), null);
    }

    private static void isRefused(Reply reply, int status, String code, String message) {
        assertThat(reply.code()).as(reply.body()).isEqualTo(code);
        assertThat(reply.message()).isEqualTo(message);
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.text("Type")).isEqualTo("Sender");
        assertThat(reply.text("RequestId")).hasSize(36);
    }

    /** The same call without what was signed. */
    private HttpRequest.Builder alone(HttpRequest.Builder request) {
        HttpRequest signed = request.build();
        return HttpRequest.newBuilder(signed.uri())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("X-Forwarded-For", address)
                .method("POST", signed.bodyPublisher().orElseThrow());
    }

    /** The Authorization header with one text in it replaced by another. */
    private UnaryOperator<HttpRequest.Builder> replacing(String pattern, String other) {
        return request -> request.setHeader("X-Forwarded-For", address)
                .setHeader(
                        "Authorization",
                        request.build()
                                .headers()
                                .firstValue("Authorization")
                                .orElseThrow()
                                .replaceFirst(pattern, other));
    }

    @Test
    void that_is_incomplete_is_told_everything_that_is_missing() {
        Reply reply = program.postChanged(
                USER, request -> alone(request).header("Authorization", "AWS4-HMAC-SHA256 Signature=0"));

        isRefused(
                reply,
                400,
                "IncompleteSignature",
                "Authorization header requires 'Credential' parameter. Authorization header requires 'SignedHeaders'"
                        + " parameter. Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'"
                        + " header. Authorization=AWS4-HMAC-SHA256 Signature=0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "AWS4-HMAC-SHA256 | AWS4-HMAC-SHA1 | 400 | IncompleteSignature | Unsupported signing method: ",
                "Signature= | Signatur= | 400 | IncompleteSignature | Authorization header requires 'Signature' parameter. Authorization=",
                "SignedHeaders= | Signed= | 400 | IncompleteSignature | Authorization header requires 'SignedHeaders' parameter. Authorization=",
                "/eu-west-1/ | / | 400 | IncompleteSignature | Credential must have exactly 5 slash-delimited elements",
                "aws4_request | aws5_request | 403 | SignatureDoesNotMatch | Credential should be scoped with a valid terminator: 'aws4_request', not 'aws5_request'.",
                "/iam/ | /sts/ | 403 | SignatureDoesNotMatch | Credential should be scoped to correct service: 'iam'.",
                "/iam/ | /s3/ | 403 | SignatureDoesNotMatch | Credential should be scoped to correct service: 'iam'.",
                "/20[0-9]{6}/ | /20150830/ | 403 | SignatureDoesNotMatch | Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20150830' != '",
                "/eu-west-1/ | /eu-west-2/ | 403 | SignatureDoesNotMatch | The request signature we calculated does not match",
                "content-type;host | host | 403 | SignatureDoesNotMatch | The request signature we calculated does not match",
                "host; | \"\" | 403 | SignatureDoesNotMatch | 'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.",
                "Credential=.... | Credential=AKIA | 403 | InvalidClientTokenId | The security token included in the request is invalid."
            })
    void that_is_broken_is_told_how(String pattern, String other, int status, String code, String message) {
        Reply reply = program.postChanged(USER, replacing(pattern, other));

        assertThat(reply.code()).as(reply.body()).isEqualTo(code);
        assertThat(reply.message()).startsWith(message);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void that_somebody_else_s_token_comes_with_is_refused() {
        Reply issued = program.sts("GetSessionToken");
        QueryClient other = QueryClient.with(
                programs.portal(),
                issued.text("AccessKeyId"),
                issued.text("SecretAccessKey"),
                "another" + issued.text("SessionToken"),
                clock);

        isRefused(
                other.sts("GetCallerIdentity"),
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid.");
    }

    @Test
    void of_credentials_that_have_expired_is_told_as_such() {
        Reply issued = program.sts("GetSessionToken", "DurationSeconds", "900");
        QueryClient session = QueryClient.with(
                programs.portal(),
                issued.text("AccessKeyId"),
                issued.text("SecretAccessKey"),
                issued.text("SessionToken"),
                clock);

        clock.advance(Duration.ofSeconds(901));

        isRefused(
                session.sts("GetCallerIdentity"),
                403,
                "ExpiredToken",
                "The security token included in the request is expired");
    }

    @Test
    void in_an_address_is_good_for_what_it_was_signed_for_until_it_expires() {
        Instant signedAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        QueryClient then = QueryClient.with(programs.portal(), key, Clock.fixed(signedAt, ZoneOffset.UTC));
        clock.stopAt(signedAt.plusSeconds(900));

        assertThat(then.presigned(ApiService.IAM, Duration.ofMinutes(15), "GetUser")
                        .text("UserName"))
                .isEqualTo("Ana");
        assertThat(then.presigned(ApiService.STS, Duration.ofMinutes(15), "GetCallerIdentity")
                        .text("Arn"))
                .isEqualTo(key.principal().arn());
        clock.advance(Duration.ofSeconds(1));
        isRefused(
                then.presigned(ApiService.IAM, Duration.ofMinutes(15), "GetUser"),
                400,
                "RequestExpired",
                "Request has expired. Timestamp date is: " + AMAZON_DATE.format(signedAt));
    }

    @Test
    void in_an_address_changes_nothing_and_stands_there_alone() {
        assertThat(program.presigned(ApiService.IAM, Duration.ofMinutes(5), "CreateUser", "UserName", "bob")
                        .code())
                .isEqualTo("MethodNotAllowed");
        assertThat(program.presigned(
                                ApiService.IAM,
                                Duration.ofMinutes(5),
                                request -> request.header("Authorization", "AWS4-HMAC-SHA256 Signature=0"),
                                "GetUser")
                        .code())
                .isEqualTo("IncompleteSignature");
        assertThat(programs.query(wrong())
                        .presigned(ApiService.IAM, Duration.ofMinutes(5), "GetUser")
                        .code())
                .isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void that_is_missing_is_told_in_XML() {
        isRefused(
                program.postChanged(IDENTITY, request -> alone(request)),
                403,
                "MissingAuthenticationToken",
                "Request is missing Authentication Token");
    }

    @Test
    void of_a_key_that_nobody_has_or_that_is_inactive_is_refused_alike() {
        SigningKey strange = new SigningKey("AKIAUNKNOWNUNKNOWN00", key.secret(), true, key.principal(), null);
        Reply unknown = programs.query(strange).iam("GetAccountPasswordPolicy");
        keys.keep(new SigningKey(key.accessKeyId(), key.secret(), false, key.principal(), null));
        Reply inactive = program.iam("GetAccountPasswordPolicy");

        for (Reply reply : List.of(unknown, inactive)) {
            assertThat(reply.status()).isEqualTo(403);
            assertThat(reply.code()).isEqualTo("InvalidClientTokenId");
            assertThat(reply.message()).isEqualTo("The security token included in the request is invalid.");
        }
    }

    @Test
    void with_another_secret_does_not_match() {
        assertThat(programs.query(wrong()).iam("GetAccountPasswordPolicy").message())
                .isEqualTo("The request signature we calculated does not match the signature you provided. Check"
                        + " your AWS Secret Access Key and signing method. Consult the service documentation for"
                        + " details.");
    }

    @Test
    void is_good_for_a_quarter_of_an_hour_either_way() {
        Instant signedAt = Instant.parse("2026-03-01T12:00:00Z");
        QueryClient then = QueryClient.with(programs.portal(), key, Clock.fixed(signedAt, ZoneOffset.UTC));

        clock.stopAt(signedAt.plus(Duration.ofMinutes(15)));
        assertThat(then.sts("GetCallerIdentity").status()).isEqualTo(200);
        clock.stopAt(signedAt.plus(Duration.ofMinutes(15)).plusSeconds(1));
        assertThat(then.sts("GetCallerIdentity").message())
                .isEqualTo("Signature expired: 20260301T120000Z is now earlier than 20260301T120001Z"
                        + " (20260301T121501Z - 15 min.)");
        clock.stopAt(signedAt.minus(Duration.ofMinutes(16)));
        assertThat(then.sts("GetCallerIdentity").message())
                .isEqualTo("Signature not yet current: 20260301T120000Z is still later than 20260301T115900Z"
                        + " (20260301T114400Z + 15 min.)");
    }

    @Test
    void that_is_refused_twenty_times_in_a_second_is_throttled_for_that_address_alone() {
        clock.stopAt(Instant.parse("2026-03-01T12:00:00Z"));
        QueryClient guessing = programs.query(wrong());
        UnaryOperator<HttpRequest.Builder> fromFarAway = request -> request.header("X-Forwarded-For", "203.0.113.77");

        List<String> codes = IntStream.range(0, 25)
                .mapToObj(turn -> guessing.postChanged(IDENTITY, fromFarAway).code())
                .toList();

        assertThat(codes.subList(0, 20)).containsOnly("SignatureDoesNotMatch");
        assertThat(codes.subList(20, 25)).containsOnly("Throttling");
        assertThat(program.sts("GetCallerIdentity").status()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(guessing.postChanged(IDENTITY, fromFarAway).code()).isEqualTo("SignatureDoesNotMatch");
    }

    @Test
    void cannot_come_with_a_header_that_it_does_not_cover() {
        Reply reply = program.postChanged(IDENTITY, request -> request.header("x-amz-meta", "1"));

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("SignatureDoesNotMatch");
    }
}
