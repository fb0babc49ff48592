package dev.latchkey.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PageBudgetTest {

    /** Session, policies, the user's own row; the password is the one section here that shows stored rows. */
    private static final int THREE_AND_THE_PASSWORD = 4;

    private static final int THREE = 3;

    /** Where they are permitted: access keys and signing certificates on the one page; SSH keys and Git credentials. */
    private static final int TWO_SECTIONS = 2;

    private static final String NOTHING_MORE = """
        {"Version": "2012-10-17", "Statement": [
          {"Effect": "Allow", "Action": "s3:Get%d", "Resource": "*"}]}\
        """;

    @Inject
    World world;

    @Inject
    StatementCounter statements;

    private List<String> sentFor(World.Person person, String path) {
        PortalClient browser = PortalClient.open().signedIn(person);
        browser.get(path);
        return Statements.sentDuring(
                statements, () -> assertThat(browser.get(path).status()).isEqualTo(200));
    }

    private World.Person withPolicies(int count) {
        World.Account account = world.account();
        World.Person paul = account.userWithPassword("paul").withPublished("ManageOwnPasswordOnly");
        for (int i = 1; i < count; i++) {
            String policy = account.policy("Nothing" + i, NOTHING_MORE.formatted(i));
            if (i % 2 == 0) {
                paul.with(policy);
            } else {
                account.group("group" + i).attachToGroup("group" + i, policy);
                paul.in("group" + i);
            }
        }
        return paul;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 19})
    void security_credentials_cost_three_statements_and_the_password_however_many_policies_are_attached(int policies) {
        assertThat(sentFor(withPolicies(policies), "/security-credentials"))
                .hasSizeLessThanOrEqualTo(THREE_AND_THE_PASSWORD);
    }

    @Test
    void security_credentials_cost_no_more_for_whoever_is_permitted_more() {
        World.Person person = world.account().userWithPassword("alice").withPublished("ManageOwnCredentialsNoMFA");

        // Access keys and signing certificates are two more sections that show stored rows.
        assertThat(sentFor(person, "/security-credentials"))
                .hasSizeLessThanOrEqualTo(THREE_AND_THE_PASSWORD + TWO_SECTIONS);
    }

    @Test
    void credentials_for_Git_cost_one_more_for_each_section_that_shows_rows() {
        World.Person nora = world.account().userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");

        assertThat(sentFor(nora, "/security-credentials/git")).hasSizeLessThanOrEqualTo(THREE + TWO_SECTIONS);
    }

    @Test
    void MFA_devices_cost_one_statement_more_for_whoever_may_list_them() {
        World.Person person = world.account().userWithPassword("alice").withPublished("ManageOwnCredentialsWithMFA");

        assertThat(sentFor(person, "/security-credentials")).hasSizeLessThanOrEqualTo(THREE_AND_THE_PASSWORD + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10})
    void credentials_for_Git_show_no_stored_rows_and_cost_three_statements(int policies) {
        assertThat(sentFor(withPolicies(policies), "/security-credentials/git")).hasSizeLessThanOrEqualTo(THREE);
    }
}
