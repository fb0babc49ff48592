package dev.latchkey.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A request is read in one way or refused with a code, whatever it holds; {@link CallReaderFuzzTest} goes on at night. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallReaderTest {

    /** Codes of the API for what a caller did wrong. */
    private static final Set<String> CODES =
            Set.of("MalformedInput", "MissingAction", "InvalidAction", "ValidationError", "InvalidInput");

    private static final ApiCatalogue CATALOGUE = new ApiCatalogue(OfferedOperations.rooms());
    private static final CallReader READER = new CallReader(CATALOGUE);
    private static final List<ApiOperation> OPERATIONS = CATALOGUE.all().stream()
            .sorted(java.util.Comparator.comparing(ApiOperation::name))
            .toList();

    /** Any bytes as the body of a call are read in one way, the same each time, or refused. */
    static void readsOrRefuses(byte[] body) {
        String once = outcome(post("", body));
        if (!once.equals(outcome(post("", body)))) {
            throw new AssertionError("read again it is another call");
        }
    }

    /** A call with any members is the same call in a query and in a body, if it may come in both. */
    static void readsOrRefuses(int operation, Map<String, String> members) {
        ApiOperation called = OPERATIONS.get(Math.floorMod(operation, OPERATIONS.size()));
        String form = "Action=" + called.name() + "&Version=" + called.service().version()
                + members.entrySet().stream()
                        .map(each -> "&" + encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining());
        String posted = outcome(post("", form.getBytes(UTF_8)));
        if (!posted.equals(outcome(post(form, new byte[0])))) {
            throw new AssertionError("in a query it is another call");
        }
        String got = outcome(new ReceivedRequest("GET", "/", form, List.of(), new byte[0]));
        if (!got.equals(posted) && !got.startsWith("MethodNotAllowed")) {
            throw new AssertionError("by GET it is another call");
        }
    }

    /** The operation that was read, or the code that was answered; anything else is a mistake of ours. */
    private static String outcome(ReceivedRequest request) {
        try {
            Operation<?> operation = READER.read(request).requireOperation();
            return operation.action() + " on " + operation.resource();
        } catch (ApiFailure refused) {
            return known(refused.code()) + " " + refused.getMessage();
        } catch (OperationFailed refused) {
            return known(refused.code().code()) + " " + refused.getMessage();
        }
    }

    private static String known(String code) {
        if (!CODES.contains(code) && !code.equals("MethodNotAllowed")) {
            throw new AssertionError("refused with " + code);
        }
        return code;
    }

    private static ReceivedRequest post(String query, byte[] body) {
        return new ReceivedRequest(
                "POST",
                "/",
                query,
                List.of(Map.entry("content-type", "application/x-www-form-urlencoded; charset=utf-8")),
                body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Property(tries = 300)
    void any_bytes_are_read_or_refused(@ForAll @Size(max = 200) byte[] body) {
        readsOrRefuses(body);
    }

    @Property(tries = 300)
    void any_text_after_a_good_beginning_is_read_or_refused(@ForAll @StringLength(max = 100) String rest) {
        readsOrRefuses(("Action=GetUser&Version=2010-05-08&UserName=" + rest).getBytes(UTF_8));
    }

    @Property(tries = 500)
    void any_values_of_members_are_read_or_refused(
            @ForAll @IntRange(max = 200) int operation,
            @ForAll @IntRange(max = 12) int index,
            @ForAll @NotBlank @StringLength(max = 60) String value) {
        readsOrRefuses(
                operation,
                Map.of(
                        "UserName",
                        value,
                        "PolicyArn",
                        value,
                        "MaxItems",
                        value,
                        "Tags.member." + index + ".Key",
                        value,
                        "TagKeys.member." + index,
                        value,
                        "ActionNames.member.1",
                        value,
                        "ContextEntries.member.1.ContextKeyValues.member." + index,
                        value));
    }

    @Test
    void ten_thousand_members_are_refused() {
        StringBuilder many = new StringBuilder("Action=TagUser&Version=2010-05-08&UserName=bob");
        for (int i = 1; i <= 10_000; i++) {
            many.append("&Tags.member.").append(i).append(".Key=a");
        }

        assertThat(outcome(post("", many.toString().getBytes(ISO_8859_1))))
                .isEqualTo("MalformedInput The request has more than 4096 parameters.");
    }

    @Test
    void members_of_members_without_end_are_refused() {
        String deep = "Action=TagUser&Version=2010-05-08&UserName=bob&Tags.member.1" + ".Key".repeat(120) + "=a";

        assertThat(outcome(post("", deep.getBytes(ISO_8859_1)))).doesNotStartWith("iam:");
    }
}
