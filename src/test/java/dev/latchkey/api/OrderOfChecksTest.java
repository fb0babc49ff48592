package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A call with everything wrong about it is told one thing after the other, in IAM's order. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class OrderOfChecksTest {

    private static final String IAM = "Version=2010-05-08&Action=";
    private static final String RESERVED = "&Tags.member.1.Key=aws:x&Tags.member.1.Value=1";
    private static final String FITTING = "&Tags.member.1.Key=x&Tags.member.1.Value=1";

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    Programs programs;

    private World.Account account;
    private QueryClient ana;
    private QueryClient zoe;

    @BeforeEach
    void ana_may_everything_and_zoe_nothing() {
        account = world.account();
        ana = programs.query(account.user("Ana").administrator());
        zoe = programs.query(account.user("Zoe"));
    }

    private static void isTold(Reply reply, int status, String code) {
        assertThat(reply.code()).as(reply.body()).isEqualTo(code);
        assertThat(reply.status()).isEqualTo(status);
    }

    @Test
    void of_transport_authentication_action_constraints_policies_input_existence_and_quotas() {
        account.user("bob");
        account.perform(new TagUser(
                "bob",
                IntStream.range(0, 50).mapToObj(i -> new Tag("t" + i, "")).toList()));
        SigningKey known = keys.issue(account.user("eve"));
        SigningKey wrong = new SigningKey(known.accessKeyId(), SecretText.of("wrong"), true, known.principal(), null);
        SigningKey inactive = keys.keep(
                new SigningKey("TESTORDER" + account.accountId(), SecretText.of("x"), false, known.principal(), null));

        isTold(programs.query(wrong).postRaw("", IAM + "Nothing&UserName=a&UserName=b"), 400, "MalformedInput");
        isTold(programs.query(wrong).postRaw("", IAM + "Nothing"), 403, "SignatureDoesNotMatch");
        isTold(programs.query(inactive).postRaw("", IAM + "Nothing"), 403, "InvalidClientTokenId");
        isTold(zoe.postRaw("", IAM + "Nothing"), 400, "InvalidAction");
        isTold(zoe.postRaw("", IAM + "TagUser&UserName=no+body&Tags.member.0.Key=a"), 400, "MalformedInput");
        isTold(zoe.postRaw("", IAM + "TagUser&UserName=no+body" + RESERVED), 400, "ValidationError");
        isTold(zoe.postRaw("", IAM + "TagUser&UserName=nobody" + RESERVED), 403, "AccessDenied");
        isTold(ana.postRaw("", IAM + "TagUser&UserName=nobody" + RESERVED), 400, "InvalidInput");
        isTold(ana.postRaw("", IAM + "TagUser&UserName=nobody" + FITTING), 404, "NoSuchEntity");
        isTold(ana.postRaw("", IAM + "TagUser&UserName=bob" + FITTING), 409, "LimitExceeded");
        isTold(ana.postRaw("", IAM + "TagUser&UserName=Zoe" + FITTING), 200, "");
    }

    @Test
    void who_may_not_is_not_told_whether_there_is_such_a_thing() {
        account.user("bob");

        Reply there = zoe.iam("GetUser", "UserName", "bob");
        Reply none = zoe.iam("GetUser", "UserName", "rob");

        isTold(there, 403, "AccessDenied");
        isTold(none, 403, "AccessDenied");
        assertThat(none.message()).isEqualTo(there.message().replace("bob", "rob"));
    }
}
