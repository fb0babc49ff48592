package dev.latchkey.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PolicyReadinessTest {

    private static final Pattern UNREADABLE = Pattern.compile("\"unreadable\": (\\d+)");

    private static final String ALLOW = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}]}\
        """;

    @Inject
    World world;

    @Inject
    UnreadableTexts texts;

    @Test
    void reports_a_policy_that_it_could_not_read_until_that_is_mended_and_stays_ready() throws SQLException {
        World.Account account = world.account();
        World.Person paul = account.userWithPassword("paul");
        account.perform(new PutUserPolicy("paul", "Own", ALLOW));
        texts.look();
        int before = unreadable();

        store(account, "{\"Version\": \"2099-01-01\", \"Account\": \"" + account.accountId() + "\"}");
        assertThat(PortalClient.open()
                        .signedIn(paul)
                        .get("/security-credentials")
                        .html()
                        .select("[data-reason=policy-unreadable]"))
                .isNotEmpty();
        assertThat(unreadable()).isEqualTo(before + 1);

        texts.look();
        assertThat(unreadable()).isEqualTo(before + 1);

        store(account, ALLOW);
        texts.look();
        assertThat(unreadable()).isEqualTo(before);
    }

    private static int unreadable() {
        PortalClient.Page report = PortalClient.open().get("/health/ready");
        assertThat(report.status()).isEqualTo(200);
        return UNREADABLE
                .matcher(report.response().body())
                .results()
                .map((MatchResult found) -> Integer.parseInt(found.group(1)))
                .findFirst()
                .orElseThrow();
    }

    private static void store(World.Account account, String document) throws SQLException {
        try (Connection connection = DatabaseResource.asOwner();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate("update user_inline_policy set document = '" + document
                            + "', document_hash = encode(sha256(convert_to('" + document + "', 'UTF8')), 'hex')"
                            + " where policy_name = 'Own' and user_id in (select user_id from iam_user where account_id = '"
                            + account.accountId() + "')"))
                    .isEqualTo(1);
        }
    }
}
