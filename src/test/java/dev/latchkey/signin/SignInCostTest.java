package dev.latchkey.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the button of the sign-in page asks of the database: the password's hash is to be nearly all that it costs. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class SignInCostTest {
    @Inject
    World world;

    @Inject
    StatementCounter statements;

    private List<String> sentBySigningIn(String account, String userName, String password, int status) {
        Filled form = PortalClient.open()
                .get("/signin")
                .form("/signin")
                .with("account", account)
                .with("userName", userName)
                .with("secret-password", password);
        return Statements.sentDuring(
                statements, () -> assertThat(form.submit().status()).isEqualTo(status));
    }

    @Test
    void to_sign_in_again_takes_twelve_statements_in_two_transactions() {
        World.Person paul = world.account().userWithPassword("paul");
        String account = paul.account().accountId();
        sentBySigningIn(account, "paul", World.PASSWORD, 303);

        List<String> sent = sentBySigningIn(account, "paul", World.PASSWORD, 303);

        assertThat(sent).hasSizeLessThanOrEqualTo(12);
        assertThat(sent).filteredOn(sql -> sql.startsWith("SET TRANSACTION")).hasSize(1);
        assertThat(sent.stream().distinct()).hasSameSizeAs(sent);
    }

    @Test
    void whoever_is_refused_costs_the_same_statements_whether_there_is_such_a_user_or_not() {
        World.Person paul = world.account().userWithPassword("paul");
        String account = paul.account().accountId();

        assertThat(sentBySigningIn(account, "nobody", World.OTHER_PASSWORD, 422))
                .isEqualTo(sentBySigningIn(account, "paul", World.OTHER_PASSWORD, 422));
    }
}
