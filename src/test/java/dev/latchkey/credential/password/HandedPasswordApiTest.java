package dev.latchkey.credential.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Programs;
import dev.latchkey.support.QueryClient.Reply;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.PasswordPolicyViolationException;

/** Programs of administrators bring passwords of their own, which pages never let them do, and are never told one. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HandedPasswordApiTest {

    private static final String STEP = "/signin/change-password";

    @Inject
    World world;

    @Inject
    Programs programs;

    @Inject
    TestClock clock;

    private World.Person ana;
    private World.Person bob;
    private IamClient iam;

    @BeforeEach
    void ana_administers() {
        ana = world.account().user("ana").administrator();
        bob = ana.account().user("bob");
        iam = programs.iam(ana);
    }

    @AfterEach
    void it_is_done() {
        iam.close();
        clock.reset();
    }

    private PortalClient.Page signIn(String password) {
        return PortalClient.open().signIn(bob.account().accountId(), "bob", password);
    }

    @Test
    void one_that_has_to_be_changed_opens_nothing_but_its_change() {
        iam.createLoginProfile(
                create -> create.userName("bob").password(World.PASSWORD).passwordResetRequired(true));
        assertThat(signIn(World.PASSWORD).location()).isEqualTo(STEP);

        iam.updateLoginProfile(
                update -> update.userName("bob").password(World.OTHER_PASSWORD).passwordResetRequired(true));
        assertThat(signIn(World.OTHER_PASSWORD).location()).isEqualTo(STEP);
        assertThat(iam.getLoginProfile(get -> get.userName("bob"))
                        .loginProfile()
                        .passwordResetRequired())
                .isTrue();
    }

    @Test
    void one_that_need_not_be_changed_is_as_good_after_a_week_as_in_IAM() {
        iam.createLoginProfile(create -> create.userName("bob").password(World.PASSWORD));

        clock.advance(Duration.ofDays(8));
        assertThat(signIn(World.PASSWORD).location()).isEqualTo("/security-credentials");
    }

    @Test
    void a_second_one_is_refused_before_anybody_looks_at_it() {
        iam.createLoginProfile(create -> create.userName("bob").password(World.PASSWORD));

        assertThatThrownBy(() ->
                        iam.createLoginProfile(create -> create.userName("bob").password("password")))
                .isInstanceOf(EntityAlreadyExistsException.class)
                .hasMessageContaining("Login Profile for user bob already exists.");
    }

    @Test
    void it_has_to_meet_the_policy_like_any_other_and_is_never_repeated() {
        assertThatThrownBy(() ->
                        iam.createLoginProfile(create -> create.userName("bob").password("password")))
                .isInstanceOf(PasswordPolicyViolationException.class);
        Reply made = programs.query(ana)
                .iam("CreateLoginProfile", "UserName", "bob", "Password", World.PASSWORD, "IsGenerated", "true");

        assertThat(made.status()).as(made.body()).isEqualTo(200);
        assertThat(made.body()).doesNotContain(World.PASSWORD);
        assertThat(made.childrenOf("LoginProfile")).containsExactly("UserName", "CreateDate", "PasswordResetRequired");
    }
}
