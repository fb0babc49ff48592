package dev.latchkey.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.identity.RemoveUserFromGroup;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.permission.PutUserPolicy;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import dev.latchkey.support.World.Account;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who alone can administer an account does not give that up by accident, and not two of them at once. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LastAdministratorTest {

    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final String DENY_ALL =
            "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Deny\",\"Action\":\"*\",\"Resource\":\"*\"}}";

    @Inject
    World world;

    @Inject
    StatementCounter statements;

    private Account account;
    private PortalClient gail;

    @BeforeEach
    void make_gail_the_only_one_through_a_group() {
        account = world.account();
        account.group("Admins");
        account.attachToGroup("Admins", EVERYTHING);
        gail = PortalClient.open().signedIn(account.userWithPassword("gail").in("Admins"));
    }

    @ParameterizedTest
    @CsvSource({
        "/admin/groups/Admins, /admin/groups/Admins/members/gail/remove",
        "/admin/users/gail/groups, /admin/users/gail/groups/Admins/remove"
    })
    void leaves_the_group_only_after_typing_the_account_s_name(String page, String form) {
        PortalClient.Page asked = gail.get(page).form(form).submit();

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("nobody would be left who can administer the account " + account.alias());
        assertThat(gail.get("/admin/users").status()).isEqualTo(200);
        assertThat(asked.form(form)
                        .with("accountName", account.alias())
                        .submit()
                        .status())
                .isEqualTo(303);
        assertThat(gail.get(page).html().select("form[action='" + form + "']")).isEmpty();
    }

    @Test
    void is_asked_before_a_policy_is_detached_from_the_group_that_makes_them_one() {
        PortalClient.Page page = gail.get("/admin/groups/Admins");
        String detach = page.html().select("form[action$=/detach]").attr("action");

        assertThat(page.form(detach).submit().status()).isEqualTo(422);
    }

    @Test
    void is_asked_before_a_policy_is_attached_that_takes_it_away() {
        account.policy("DenyAll", DENY_ALL);

        PortalClient.Page page = gail.get("/admin/users/gail/permissions");
        String attach = page.html().select("form:has([name=policyName])").attr("action");
        PortalClient.Page answer =
                page.form(attach).with("policyName", "DenyAll").submit();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("nobody would be left");
    }

    @Test
    void deletes_themselves_only_after_typing_the_account_s_name() {
        String delete = "/admin/users/gail/delete";

        PortalClient.Page asked =
                gail.get(delete).form(delete).with("confirmation", "gail").submit();

        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("Type " + account.alias() + " to confirm");
        assertThat(asked.form(delete)
                        .with("accountName", account.alias())
                        .submit()
                        .status())
                .isEqualTo(303);
    }

    @Test
    void is_asked_before_the_whole_group_is_deleted_that_makes_them_one() {
        String delete = "/admin/groups/Admins/delete";

        PortalClient.Page asked =
                gail.get(delete).form(delete).with("confirmation", "Admins").submit();

        assertAskedAndThenDone(asked, delete);
        assertThat(gail.get("/admin/groups").status()).isEqualTo(200);
    }

    @Test
    void is_asked_before_joining_a_group_that_takes_it_away() {
        account.group("Denied").attachToGroup("Denied", account.policy("DenyAll", DENY_ALL));
        String fromUser = "/admin/users/gail/groups/add";
        String fromGroup = "/admin/groups/Denied/add-users";

        PortalClient.Page many =
                gail.get(fromGroup).form(fromGroup).with("users[]", "gail").submit();
        assertThat(many.status()).isEqualTo(422);
        assertThat(many.html().select("input[type=hidden][name='users[]']").eachAttr("value"))
                .containsExactly("gail");
        assertAskedAndThenDone(
                gail.get("/admin/users/gail/groups")
                        .form(fromUser)
                        .with("groupName", "Denied")
                        .submit(),
                fromUser);
    }

    @Test
    void is_asked_before_they_disable_their_own_console() {
        String disable = "/admin/users/gail/password/disable";

        assertAskedAndThenDone(
                gail.get(disable).form(disable).with("confirmation", "gail").submit(), disable);
    }

    @Test
    void is_asked_before_they_rename_themselves_out_of_their_policy() {
        account.perform(new RemoveUserFromGroup("Admins", "gail"));
        String own = "arn:aws:iam::" + account.accountId() + ":user/gail";
        account.perform(new PutUserPolicy("gail", "own", allow("*", own)));
        account.perform(new PutUserPolicy("gail", "rename", allow("iam:*User", "*")));
        String rename = "/admin/users/gail/rename";

        PortalClient.Page asked =
                gail.get(rename).form(rename).with("newUserName", "gale").submit();

        assertThat(asked.html().select("input[type=hidden][name=newUserName]").val())
                .isEqualTo("gale");
        assertAskedAndThenDone(asked, rename);
    }

    @Test
    void is_asked_before_a_policy_is_saved_that_takes_it_away_and_keeps_what_was_written() {
        account.perform(new RemoveUserFromGroup("Admins", "gail"));
        account.perform(new AttachUserPolicy("gail", account.policy("All", allow("*", "*"))));
        String edit = "/admin/policies/All/edit";
        String document = allow("iam:Get*", "*");

        PortalClient.Page asked = gail.get(edit)
                .form(edit)
                .with("policyDocument", document)
                .with("setAsDefault", "on")
                .with("understood", "on")
                .submit();

        assertThat(asked.html()
                        .select("input[type=hidden][name=policyDocument]")
                        .val())
                .isEqualTo(document);
        assertAskedAndThenDone(asked, edit);
    }

    private void assertAskedAndThenDone(PortalClient.Page asked, String form) {
        assertThat(asked.status()).isEqualTo(422);
        assertThat(asked.text()).contains("nobody would be left who can administer the account " + account.alias());
        PortalClient.Page wrong =
                asked.form(form).with("accountName", "somewhere").submit();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("Error: Type " + account.alias() + " to confirm");
        PortalClient.Page done =
                wrong.form(form).with("accountName", account.alias()).submit();
        assertThat(done.status()).isEqualTo(303);
    }

    @Test
    void two_who_remove_each_other_at_the_same_moment_end_with_one_of_them() {
        PortalClient hugo =
                PortalClient.open().signedIn(account.userWithPassword("hugo").in("Admins"));
        String first = "/admin/groups/Admins/members/hugo/remove";
        String second = "/admin/groups/Admins/members/gail/remove";
        PortalClient.Filled ofGail = gail.get("/admin/groups/Admins").form(first);
        PortalClient.Filled ofHugo = hugo.get("/admin/groups/Admins").form(second);

        List<Integer> answers = atOnce(ofGail, ofHugo);

        assertThat(answers).containsExactlyInAnyOrder(303, 403);
        assertThat(List.of(
                        gail.get("/admin/groups/Admins")
                                .html()
                                .select(".side-navigation.wide a")
                                .isEmpty(),
                        hugo.get("/admin/groups/Admins")
                                .html()
                                .select(".side-navigation.wide a")
                                .isEmpty()))
                .containsExactlyInAnyOrder(true, false);
    }

    @Test
    void two_who_leave_at_the_same_moment_are_taken_one_after_the_other_and_none_begins_anew() {
        PortalClient hugo =
                PortalClient.open().signedIn(account.userWithPassword("hugo").in("Admins"));
        PortalClient.Filled ofGail = gail.get("/admin/groups/Admins").form("/admin/groups/Admins/members/gail/remove");
        PortalClient.Filled ofHugo = hugo.get("/admin/groups/Admins").form("/admin/groups/Admins/members/hugo/remove");
        List<Integer> answers = new ArrayList<>();

        List<String> sent = Statements.sentDuring(statements, () -> answers.addAll(atOnce(ofGail, ofHugo)));

        assertThat(answers).containsExactlyInAnyOrder(303, 422);
        assertThat(sent.stream().filter(sql -> sql.contains("'administration of '")))
                .hasSize(2);
    }

    private static String allow(String action, String resource) {
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"" + action
                + "\",\"Resource\":\"" + resource + "\"}}";
    }

    private static List<Integer> atOnce(PortalClient.Filled one, PortalClient.Filled other) {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<Integer> first = CompletableFuture.supplyAsync(() -> sent(start, one));
        CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> sent(start, other));
        return List.of(first.join(), second.join());
    }

    private static int sent(CyclicBarrier start, PortalClient.Filled form) {
        try {
            start.await();
        } catch (Exception interrupted) {
            throw new IllegalStateException(interrupted);
        }
        return form.submit().status();
    }
}
