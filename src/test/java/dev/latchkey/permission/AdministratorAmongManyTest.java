package dev.latchkey.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.operation.NobodyLeft;
import dev.latchkey.operation.Operations;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import dev.latchkey.support.World.Person;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who is left to administer an account in which very many hold a policy that could allow it, and does not. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AdministratorAmongManyTest {

    /** More than are looked at. */
    private static final int MANY = 31_000;

    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String UNDER_A_CONDITION = """
        {"Version": "2012-10-17", "Statement": {
          "Effect": "Allow", "Action": "iam:AttachUserPolicy", "Resource": "arn:aws:iam::*:user/nobody"}}\
        """;

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    StatementCounter statements;

    private Account account;
    private Person gail;

    @BeforeEach
    void make_gail_the_only_one() {
        account = world.account();
        gail = account.userWithPassword("gail").administrator();
        account.policy("Held", UNDER_A_CONDITION);
    }

    @Test
    void whoever_holds_what_makes_anybody_one_is_found_before_all_of_them() throws SQLException {
        account.group("Admins").attachToGroup("Admins", EVERYTHING);
        account.userWithPassword("hugo").in("Admins");
        giveToMany();

        List<String> sent = Statements.sentDuring(statements, this::leave);

        assertThat(sent).hasSizeLessThan(30);
    }

    @Test
    void where_not_all_could_be_looked_at_that_is_said_and_the_name_is_asked_for() throws SQLException {
        giveToMany();
        List<String> sent = Statements.sentDuring(statements, () -> {
            NobodyLeft nobody = catchThrowableOfType(NobodyLeft.class, this::leave);
            assertThat(nobody.isCertain()).isFalse();
        });
        assertThat(sent).hasSizeLessThan(60);

        PortalClient browser = PortalClient.open().signedIn(gail);
        String disable = "/admin/users/gail/password/disable";
        PortalClient.Page asked =
                browser.get(disable).form(disable).with("confirmation", "gail").submit();

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text())
                .contains("nobody was found who could administer the account " + account.alias() + " after this")
                .contains("Not all of them were looked at")
                .contains("Type " + account.alias() + " to confirm");
    }

    @Test
    void who_cannot_administer_and_changes_a_policy_is_asked_where_it_may_be_the_last_one_s() throws SQLException {
        Person helper = account.userWithPassword("helper")
                .with(account.policy(
                        "Help",
                        UNDER_A_CONDITION
                                .replace("AttachUserPolicy", "*Policy*")
                                .replace("user/nobody", "policy/*")));
        account.perform(new DetachUserPolicy("gail", EVERYTHING));
        giveToMany();

        NobodyLeft nobody = catchThrowableOfType(
                NobodyLeft.class,
                () -> operations.perform(
                        helper.caller(),
                        new CreatePolicyVersion(
                                "arn:aws:iam::" + account.accountId() + ":policy/Held",
                                UNDER_A_CONDITION.replace("nobody", "somebody"),
                                true)));

        assertThat(nobody.isCertain()).isFalse();
    }

    private void leave() {
        operations.perform(gail.caller(), new DetachUserPolicy("gail", EVERYTHING));
    }

    /** Past the quota, and so without the door. */
    private void giveToMany() throws SQLException {
        String accountId = account.accountId();
        try (Connection connection = DatabaseResource.asOwner()) {
            Sql direct = Sql.on(connection);
            direct.change("""
                    insert into iam_user (user_id, account_id, path, user_name, user_name_key, created_at)
                    select 'AIDA' || translate(right(?, 7) || lpad(n::text, 10, '0'), '0123456789', 'ABCDEFGHIJ'),
                           ?, '/', 'user-' || n, 'user-' || n, now()
                      from generate_series(1, ?) n
                    """, accountId, accountId, MANY);
            direct.change("""
                    insert into user_policy_attachment (user_id, policy_id, attached_at)
                    select u.user_id, p.policy_id, now() from iam_user u
                      join managed_policy p on p.owner = u.account_id and p.policy_name = 'Held'
                     where u.account_id = ? and u.user_name_key like 'user-%'
                    """, accountId);
        }
    }
}
