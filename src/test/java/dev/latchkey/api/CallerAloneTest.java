package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Calls with a stored key that are about nobody but the caller: one statement answers them, and none too late. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class CallerAloneTest {

    @Inject
    World world;

    @Inject
    Programs programs;

    @Inject
    StatementCounter statements;

    @Inject
    TestClock clock;

    private QueryClient administrator;
    private QueryClient bob;

    @BeforeEach
    void bob_has_a_key() {
        World.Person ana = world.account().user("ana").administrator();
        administrator = programs.query(ana);
        administrator.iam("CreateUser", "UserName", "bob", "Tags.member.1.Key", "team", "Tags.member.1.Value", "red");
        allow("iam:*");
        bob = key();
    }

    private QueryClient key() {
        Reply made = administrator.iam("CreateAccessKey", "UserName", "bob");
        URI portal = URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class));
        return QueryClient.with(portal, made.text("AccessKeyId"), made.text("SecretAccessKey"), clock);
    }

    private void allow(String actions) {
        administrator.iam(
                "PutUserPolicy", "UserName", "bob", "PolicyName", "p", "PolicyDocument", """
                {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"%s","Resource":"*"}}""".formatted(actions));
    }

    /** What is sent to the database for a call that was made before. */
    private List<String> sentFor(Supplier<Reply> call) {
        assertThat(call.get().status()).isEqualTo(200);
        List<String> sent = new CopyOnWriteArrayList<>();
        try (StatementCounter.Registration counting =
                statements.listen(sql -> sent.addAll(sql.contains("from access_key s") ? List.of(sql) : others(sql)))) {
            assertThat(counting).isNotNull();
            assertThat(call.get().status()).isEqualTo(200);
        }
        return sent;
    }

    /** What the portal does by itself meanwhile is not counted. */
    private static List<String> others(String sql) {
        boolean isAboutUsers = sql.contains("iam_user") || sql.contains("access_key") || sql.contains("polic");
        return isAboutUsers && !sql.contains("job") ? List.of(sql) : List.of();
    }

    @Test
    void take_one_statement() {
        for (Supplier<Reply> call : List.<Supplier<Reply>>of(
                () -> bob.iam("GetUser"), () -> bob.iam("ListAccessKeys"), () -> bob.sts("GetCallerIdentity"))) {
            assertThat(sentFor(call)).hasSize(1);
        }
    }

    @Test
    void answer_what_they_answer_by_name() {
        administrator.iam("TagUser", "UserName", "bob", "Tags.member.1.Key", "area", "Tags.member.1.Value", "north");
        key();

        assertThat(body(bob.iam("GetUser"))).isEqualTo(body(administrator.iam("GetUser", "UserName", "bob")));
        assertThat(body(bob.iam("ListAccessKeys")))
                .isEqualTo(body(administrator.iam("ListAccessKeys", "UserName", "bob")));
    }

    private static String body(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        return reply.body().replaceAll("<RequestId>.*</RequestId>", "");
    }

    @Test
    void see_what_was_changed_a_moment_ago() {
        assertThat(bob.iam("GetUser").body()).contains("red");
        administrator.iam("TagUser", "UserName", "bob", "Tags.member.1.Key", "team", "Tags.member.1.Value", "blue");
        assertThat(bob.iam("GetUser").body()).contains("blue").doesNotContain("red");

        administrator.iam("UpdateUser", "UserName", "bob", "NewPath", "/moved/");
        assertThat(bob.iam("GetUser").text("Path")).isEqualTo("/moved/");

        allow("iam:ListAccessKeys");
        assertThat(bob.iam("GetUser").code()).isEqualTo("AccessDenied");
        assertThat(bob.iam("ListAccessKeys").status()).isEqualTo(200);

        allow("iam:GetUser");
        assertThat(bob.iam("GetUser").status()).isEqualTo(200);
        assertThat(bob.iam("ListAccessKeys").code()).isEqualTo("AccessDenied");
    }
}
