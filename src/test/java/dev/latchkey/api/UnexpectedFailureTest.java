package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.mfa.CreateVirtualMfaDevice;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.platform.Sql;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.TestKeys;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a program is told where something goes wrong that should not: a number to look it up by, and nothing of the inside. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnexpectedFailureTest {

    /** What nobody must ever read. */
    private static final String INSIDE = "select secret from inside";

    @Inject
    World world;

    @Inject
    TestKeys keys;

    @Inject
    Programs programs;

    @Inject
    Sql sql;

    private World.Person ana;
    private SigningKey key;
    private QueryClient program;

    @BeforeEach
    void ana_administers() {
        ana = world.account().user("ana").administrator();
        key = keys.issue(ana);
        program = programs.query(key);
    }

    private static void tellsNothing(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(500);
        assertThat(reply.code()).isEqualTo("InternalFailure");
        assertThat(reply.text("Type")).isEqualTo("Receiver");
        assertThat(reply.message())
                .isEqualTo("The request processing has failed because of an unknown error, exception or failure.");
        assertThat(reply.text("RequestId")).hasSize(36);
        assertThat(reply.response().headers().firstValue("x-amzn-requestid")).contains(reply.text("RequestId"));
        assertThat(reply.response().headers().firstValue("content-type")).contains("text/xml");
        assertThat(reply.body() + reply.response().headers().map())
                .doesNotContain(INSIDE)
                .doesNotContainIgnoringCase("exception:")
                .doesNotContain("dev.latchkey", "\tat ", "java.", "Quarkus", "Vert.x", "PostgreSQL", "postgres");
    }

    @Test
    void of_a_call_that_reads() {
        keys.breakDown(key.accessKeyId(), new IllegalStateException(INSIDE));

        tellsNothing(program.iam("GetUser"));
    }

    @Test
    void of_a_call_that_changes_something_which_then_is_not_changed() {
        keys.breakDown(key.accessKeyId(), new IllegalStateException(INSIDE));

        tellsNothing(program.iam("CreateUser", "UserName", "bob"));
        assertThat(programs.query(ana).iam("GetUser", "UserName", "bob").code()).isEqualTo("NoSuchEntity");
    }

    @Test
    void of_a_call_of_the_other_service() {
        keys.breakDown(key.accessKeyId(), new IllegalStateException(INSIDE));
        Reply reply = program.sts("GetCallerIdentity");

        tellsNothing(reply);
        assertThat(reply.body()).startsWith("<ErrorResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">");
    }

    @Test
    void in_the_middle_of_an_operation() {
        String serial =
                ana.account().perform(CreateVirtualMfaDevice.named("phone")).serialNumber();
        sql.change(
                "delete from totp_seed where device_id in (select device_id from mfa_device where serial_number = ?)",
                serial);

        tellsNothing(program.iam(
                "EnableMFADevice",
                "UserName",
                "ana",
                "SerialNumber",
                serial,
                "AuthenticationCode1",
                "123456",
                "AuthenticationCode2",
                "654321"));
    }

    @Test
    void of_a_database_that_is_away_is_told_as_such() {
        keys.breakDown(key.accessKeyId(), new IllegalStateException(new SQLException(INSIDE, "08006")));
        Reply reply = program.iam("CreateUser", "UserName", "bob");

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.code()).isEqualTo("ServiceUnavailable");
        assertThat(reply.message()).isEqualTo("The service is not available. Nothing was changed.");
        assertThat(reply.response().headers().firstValue("retry-after")).contains("5");
        assertThat(reply.body()).doesNotContain(INSIDE);
    }

    @Test
    void of_a_stored_policy_that_cannot_be_read_is_told_in_the_simulation_alone() {
        World.Person bob = ana.account().user("bob");
        ana.account().perform(new PutUserPolicy("bob", "Own", Scene.document("iam:GetUser")));
        sql.change(
                "update user_inline_policy set document = '{', document_hash = ? where user_id = ?",
                "0".repeat(64),
                bob.userId());

        Reply simulated = program.iam(
                "SimulatePrincipalPolicy", "PolicySourceArn", bob.arn(), "ActionNames.member.1", "iam:GetUser");
        assertThat(simulated.status()).isEqualTo(500);
        assertThat(simulated.code()).isEqualTo("PolicyEvaluation");
        assertThat(programs.query(bob).iam("GetUser").code()).isEqualTo("AccessDenied");
    }
}
