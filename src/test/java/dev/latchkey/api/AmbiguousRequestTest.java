package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.Complaints;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.RawCall;
import dev.latchkey.support.RawClient;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Calls that are signed well and could be read in two ways, or in none: each is refused, and changes nothing. Between the
 * reader of a proxy and that of the portal no call may mean two things.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AmbiguousRequestTest {

    private static final String CREATE = "Version=2010-05-08&Action=CreateUser&UserName=";

    private static final Map<String, Spoilt> ON_THE_WIRE = onTheWire();
    private static final Map<String, String> IN_THE_BODY = inTheBody();

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    TestClock clock;

    private final URI portal = URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class));

    private QueryClient program;

    /** What becomes of the bytes of a good call. */
    interface Spoilt extends java.util.function.Function<RawCall, String> {}

    @BeforeEach
    void an_administrator_has_a_key() {
        program =
                QueryClient.with(portal, keys.issue(world.account().user("ana").administrator()), clock);
    }

    static Stream<Named<Spoilt>> wire() {
        return ON_THE_WIRE.entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
    }

    static Stream<Named<String>> bodies() {
        return IN_THE_BODY.entrySet().stream().map(each -> Named.of(each.getKey(), each.getValue()));
    }

    @Test
    void the_same_call_unspoilt_is_answered() {
        assertThat(RawClient.to(portal).send(program.raw(CREATE + "good").whole()))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void the_same_call_in_chunks_is_answered() {
        assertThat(RawClient.to(portal).send(chunked(program.raw(CREATE + "good"), "\r\n")))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void the_same_call_in_many_pieces_is_answered() {
        String call = program.raw(CREATE + "good").whole();

        assertThat(RawClient.to(portal).sendInPieces(call, 7)).startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "zz\r\nAction=GetUser\r\n0\r\n\r\n",
                "-1\r\na\r\n0\r\n\r\n",
                "fffffffff\r\na",
                "1\na\n0\n\n",
                "\r\n\r\n"
            })
    void chunks_that_are_none_are_the_client_s_mistake_and_no_complaint_of_ours(String chunks) {
        RawCall call = program.raw(CREATE + "bad");
        String head = call.requestLine() + call.headers() + "Transfer-Encoding: chunked\r\n\r\n";

        try (Complaints complaints = Complaints.listen()) {
            assertThat(RawClient.to(portal).send(head + chunks))
                    .startsWith("HTTP/1.1 400")
                    .contains("<Code>");
            assertThat(complaints.lines()).isEmpty();
        }
        changedNothing();
    }

    @Test
    void a_header_that_goes_on_is_seen_behind_another_call_and_in_any_piece() {
        String look = program.raw("Version=2010-05-08&Action=GetUser").whole();
        String folded = program.raw(CREATE + "bad").whole().replaceFirst("\r\n\r\n", "\r\nX-Note: a\r\n b\r\n\r\n");

        assertThat(RawClient.to(portal).sendAll(look + folded + look)).startsWith("HTTP/1.1 200");
        changedNothing();
        for (int length : new int[] {1, 2, 3, 5, 8, 13}) {
            assertThat(RawClient.to(portal).sendInPieces(folded, length)).matches("(?s)(HTTP/1.1 400.*)?");
        }
        changedNothing();
    }

    @ParameterizedTest
    @MethodSource("wire")
    void on_the_wire_it_is_refused(Spoilt spoilt) {
        String answer = RawClient.to(portal).send(spoilt.apply(program.raw(CREATE + "bad")));

        // Where nothing can be understood, the connection is closed without an answer.
        assertThat(answer).matches("(?s)(HTTP/[0-9.]+ 4.*)?");
        changedNothing();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void in_the_body_it_is_malformed(String body) {
        QueryClient.Reply reply = program.postRaw("", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("MalformedInput");
        changedNothing();
    }

    private void changedNothing() {
        assertThat(program.iam("GetUser", "UserName", "bad").code()).isEqualTo("NoSuchEntity");
    }

    private static Map<String, Spoilt> onTheWire() {
        Map<String, Spoilt> all = new LinkedHashMap<>();
        all.put("two lengths", call -> with(call, call.length() + call.length()));
        all.put("two lengths that differ", call -> with(call, call.length() + "Content-Length: 3\r\n"));
        all.put("a list of lengths", call -> with(call, "Content-Length: 3, 3\r\n"));
        all.put(
                "a length with a sign",
                call -> with(call, "Content-Length: +" + call.body().length() + "\r\n"));
        all.put("a negative length", call -> with(call, "Content-Length: -1\r\n"));
        all.put("a length in hexadecimal", call -> with(call, "Content-Length: 0x10\r\n"));
        all.put("chunks and a length", call -> with(call, call.length() + "Transfer-Encoding: chunked\r\n"));
        all.put("chunks hidden by a space", call -> with(call, call.length() + "Transfer-Encoding : chunked\r\n"));
        all.put("chunks and something else", call -> with(call, "Transfer-Encoding: chunked, identity\r\n"));
        all.put("an unknown coding", call -> with(call, call.length() + "Transfer-Encoding: xchunked\r\n"));
        all.put("a coding of the content", call -> with(call, call.length() + "Content-Encoding: gzip\r\n"));
        all.put("two hosts", call -> with(call, call.length() + "Host: localhost\r\n"));
        all.put("no host", changingHeaders(headers -> headers.replaceAll("(?i)host: [^\r]*\r\n", "")));
        all.put("an empty host", changingHeaders(headers -> headers.replaceAll("(?i)host: [^\r]*\r\n", "Host:\r\n")));
        all.put("a header without a colon", call -> with(call, call.length() + "nonsense\r\n"));
        all.put("a header without a name", call -> with(call, call.length() + ": value\r\n"));
        all.put(
                "a space before a colon",
                changingHeaders(headers -> headers.replaceFirst("Authorization:", "Authorization :")));
        all.put("a NUL in a header", call -> with(call, call.length() + "X-Note: a\0b\r\n"));
        all.put("a NUL in a header's name", call -> with(call, call.length() + "X-\0Note: a\r\n"));
        all.put("a bare carriage return", call -> with(call, call.length() + "X-Note: a\rb\r\n"));
        all.put("bare line feeds", call -> with(call, call.length()).replace("\r\n", "\n"));
        all.put("a bare line feed after the request line", line("POST / HTTP/1.1\n"));
        all.put("a bare line feed after a header", call -> with(call, call.length() + "X-Note: a\n"));
        all.put(
                "a bare line feed before the body",
                call -> call.requestLine() + call.headers() + call.length() + "\n" + call.body());
        all.put("a bare line feed in chunks", call -> chunked(call, "\n"));
        all.put("a chunk's length with a sign", call -> chunked(call, "\r\n").replaceFirst("\r\n\r\n", "\r\n\r\n+"));
        all.put("a header that goes on after a space", call -> with(call, call.length() + "X-Note: a\r\n b\r\n"));
        all.put("a header that goes on after a tab", call -> with(call, call.length() + "X-Note: a\r\n\tb\r\n"));
        all.put("a header that begins in the next line", call -> with(call, call.length() + "X-Note:\r\n b\r\n"));
        all.put(
                "a signed header that goes on",
                changingHeaders(headers -> headers.replaceFirst("; charset", ";\r\n charset")));
        all.put(
                "a signature that goes on",
                changingHeaders(headers -> headers.replaceFirst(", SignedHeaders", ",\r\n SignedHeaders")));
        all.put("a length that goes on", call -> with(call, call.length().replace(": ", ":\r\n ")));
        all.put("a first header that goes on", line("POST / HTTP/1.1\r\n X-Note: a\r\n"));
        all.put("two signatures", changingHeaders(headers -> headers + line(headers, "Authorization")));
        all.put("two dates", changingHeaders(headers -> headers + line(headers, "X-Amz-Date")));
        all.put("two kinds of content", changingHeaders(headers -> headers + line(headers, "Content-Type")));
        all.put("another method by a header", call -> with(call, call.length() + "X-HTTP-Method-Override: DELETE\r\n"));
        all.put("another address by a header", call -> with(call, call.length() + "X-Original-URL: /admin\r\n"));
        all.put("an unsigned header of Amazon's", call -> with(call, call.length() + "X-Amz-Target: x\r\n"));
        all.put("a target that is an address", line("POST http://localhost/ HTTP/1.1\r\n"));
        all.put("a target with a fragment", line("POST /#a HTTP/1.1\r\n"));
        all.put("a target with a NUL", line("POST /\0 HTTP/1.1\r\n"));
        all.put("a target with two slashes", line("POST // HTTP/1.1\r\n"));
        all.put("a target that goes up", line("POST /x/.. HTTP/1.1\r\n"));
        all.put("a target with a coded dot", line("POST /%2e HTTP/1.1\r\n"));
        all.put("a target that is coded wrongly", line("POST /%zz HTTP/1.1\r\n"));
        all.put("no target", line("POST HTTP/1.1\r\n"));
        all.put("an unknown version", line("POST / HTTP/3.7\r\n"));
        all.put("no version", line("POST /\r\n"));
        all.put("a method in small letters", line("post / HTTP/1.1\r\n"));
        all.put("a method that nobody knows", line("BREW / HTTP/1.1\r\n"));
        all.put("a method with a colon", line("PO:ST / HTTP/1.1\r\n"));
        all.put(
                "a header that never ends",
                call -> with(call, call.length() + "X-Note: " + "a".repeat(70_000) + "\r\n"));
        all.put(
                "a body that is longer than it says",
                call -> with(
                        new RawCall(call.requestLine(), call.headers(), call.body() + "x"), "Content-Length: 3\r\n"));
        return all;
    }

    private static Map<String, String> inTheBody() {
        String bad = CREATE + "bad";
        Map<String, String> all = new LinkedHashMap<>();
        all.put("an action twice", bad + "&Action=CreateUser");
        all.put("two actions", bad + "&Action=DeleteUser");
        all.put("a member twice", bad + "&UserName=bad");
        all.put("two names", bad + "&UserName=other");
        all.put("a half code", bad + "&Path=%2");
        all.put("no code", bad + "&Path=%");
        all.put("a code of no number", bad + "&Path=%gg");
        all.put("no UTF-8", bad + "&Path=%ff");
        all.put("too long an UTF-8", bad + "&Path=%c0%af");
        all.put("half a pair", bad + "&Path=%ed%a0%80");
        all.put("a NUL", bad + "&Path=%00");
        all.put(
                "ten thousand elements",
                bad
                        + IntStream.rangeClosed(1, 10_000)
                                .mapToObj(i -> "&Tags.member." + i + ".Key=a")
                                .collect(Collectors.joining()));
        all.put(
                "more parameters than there are members",
                bad + IntStream.range(0, 4200).mapToObj(i -> "&P" + i + "=1").collect(Collectors.joining()));
        return all;
    }

    private static String with(RawCall call, String headers) {
        return call.requestLine() + call.headers() + headers + "\r\n" + call.body();
    }

    private static String chunked(RawCall call, String lineEnd) {
        return with(call, "Transfer-Encoding: chunked\r\n")
                .replace(
                        call.body(),
                        Integer.toHexString(call.body().length()) + lineEnd + call.body() + lineEnd + "0" + lineEnd
                                + lineEnd);
    }

    private static Spoilt line(String requestLine) {
        return call -> requestLine + call.headers() + call.length() + "\r\n" + call.body();
    }

    private static Spoilt changingHeaders(UnaryOperator<String> change) {
        return call -> call.requestLine() + change.apply(call.headers()) + call.length() + "\r\n" + call.body();
    }

    private static String line(String headers, String name) {
        return headers.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT)
                        .startsWith(name.toLowerCase(java.util.Locale.ROOT) + ":"))
                .findFirst()
                .map(line -> line + "\r\n")
                .orElseThrow();
    }
}
