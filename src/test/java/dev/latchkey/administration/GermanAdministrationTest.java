package dev.latchkey.administration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.accesskey.CreateAccessKey;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What the pages of administration answer is told in German. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class GermanAdministrationTest {

    @Inject
    World world;

    private World.Account account;
    private PortalClient dana;

    @BeforeEach
    void signIn() {
        account = world.account();
        account.group("team").group("staff");
        account.userWithPassword("paul").in("team");
        account.user("pia");
        dana = german(account.userWithPassword("dana").administrator());
    }

    private static PortalClient german(World.Person person) {
        return PortalClient.open().header("Accept-Language", "de").signedIn(person);
    }

    private static String flash(PortalClient.Page page) {
        return page.html().select("#flash > p").text();
    }

    private static String errors(PortalClient.Page page) {
        return page.html().select("#error-summary").text();
    }

    private PortalClient.Page send(String path, String action, Map<String, String> fields) {
        PortalClient.Filled form = dana.get(path).form(action);
        fields.forEach(form::with);
        return form.submit();
    }

    private PortalClient.Page send(String path, Map<String, String> fields) {
        return send(path, path, fields);
    }

    @Test
    void about_a_user() {
        PortalClient.Page twice = send("/admin/create-user", Map.of("userName", "paul"));
        PortalClient.Page wrong = send("/admin/create-user", Map.of("userName", "no space"));
        PortalClient.Page copied = send("/admin/create-user", Map.of("userName", "ann", "copyFrom", "nobody"));
        PortalClient.Page made = dana.get("/admin/create-user")
                .form("/admin/create-user")
                .with("userName", "ann")
                .without("console")
                .submit()
                .follow();
        PortalClient.Page shown = send("/admin/create-user", Map.of("userName", "ben"));

        assertThat(twice.status()).isEqualTo(422);
        assertThat(errors(wrong)).contains("1 bis 64 Buchstaben");
        assertThat(errors(copied)).contains("Es gibt keinen Benutzer dieses Namens.");
        assertThat(flash(made)).contains("Der Benutzer ann ist erstellt.");
        assertThat(shown.html().select("h1").text()).isEqualTo("Der Benutzer ben ist erstellt");
        assertThat(shown.html().select("#sample-text").text())
                .startsWith("Sie können sich unter http")
                .contains("als IAM-Benutzer ben anmelden.");
    }

    @Test
    void about_somebody_whose_name_is_a_word_that_we_have_leaves_the_name_alone() {
        account.user("Groups");

        for (String below : List.of("", "/permissions", "/groups", "/tags", "/activity", "/manage")) {
            PortalClient.Page page = dana.get("/admin/users/Groups" + below);

            assertThat(page.html().title()).as(below).startsWith("Groups – ");
            assertThat(page.html().select("h1").text()).as(below).isEqualTo("Groups");
        }
    }

    @Test
    void about_the_name_and_the_end_of_a_user() {
        String rename = "/admin/users/paul/rename";
        PortalClient.Page taken = send(rename, Map.of("newUserName", "pia"));
        PortalClient.Page ended = send("/admin/users/paul/manage", "/admin/users/paul/manage/end-sessions", Map.of())
                .follow();
        PortalClient.Page renamed = send(rename, Map.of("newUserName", "paula")).follow();
        String delete = "/admin/users/paula/delete";
        account.perform(new CreateAccessKey("paula", null));
        PortalClient.Page asked = dana.get(delete);
        PortalClient.Page mistyped = send(delete, Map.of("confirmation", "x"));
        PortalClient.Page deleted =
                send(delete, Map.of("confirmation", "paula")).follow();

        assertThat(taken.status()).isEqualTo(422);
        assertThat(flash(ended)).contains("paul ist überall abgemeldet: 0 Sitzungen wurden beendet.");
        assertThat(flash(renamed)).contains("paul heißt jetzt paula und muss sich neu anmelden.");
        assertThat(asked.html().select("main li").eachText())
                .contains("Mit gelöscht wird: die Mitgliedschaft in der Gruppe team.");
        assertThat(mistyped.status()).isEqualTo(422);
        assertThat(flash(deleted)).contains("Der Benutzer paula ist gelöscht.");
    }

    @Test
    void about_groups() {
        send("/admin/create-group", Map.of("groupName", "team", "path", "x"));
        PortalClient.Page wrong = send("/admin/create-group", Map.of("groupName", "no space"));
        PortalClient.Page made =
                send("/admin/create-group", Map.of("groupName", "new")).follow();
        String add = "/admin/groups/new/add-users";
        PortalClient.Page none = send(add, Map.of());
        PortalClient.Page missing = send(add, Map.of("userName", "nobody"));
        PortalClient.Page added =
                send(add, Map.of("users[]", "paul", "userName", "pia")).follow();
        PortalClient.Page removed = send("/admin/groups/new", "/admin/groups/new/members/paul/remove", Map.of())
                .follow();
        PortalClient.Page again =
                removed.form("/admin/groups/new/members/paul/add").submit().follow();
        PortalClient.Page deleted =
                send("/admin/groups/new/delete", Map.of("confirmation", "new")).follow();

        assertThat(errors(wrong)).contains("1 bis 128 Buchstaben");
        assertThat(flash(made)).contains("Die Gruppe new ist erstellt.");
        assertThat(errors(none)).contains("Kreuzen Sie Benutzer an");
        assertThat(errors(missing)).contains("Niemand wurde hinzugefügt.");
        assertThat(flash(added)).contains("2 Benutzer sind jetzt Mitglieder der Gruppe new.");
        assertThat(removed.html().select("#flash button").text()).isEqualTo("Rückgängig Entfernen von paul");
        assertThat(flash(again)).contains("paul ist wieder Mitglied der Gruppe new.");
        assertThat(flash(deleted)).contains("Die Gruppe new ist gelöscht.");
    }

    @Test
    void about_the_groups_of_a_user() {
        String page = "/admin/users/paul/groups";
        PortalClient.Page missing = send(page, page + "/add", Map.of("groupName", "nothing"));
        PortalClient.Page joined =
                send(page, page + "/add", Map.of("groupName", "staff")).follow();
        PortalClient.Page left = send(page, page + "/team/remove", Map.of()).follow();
        PortalClient.Page again = left.form(page + "/team/add").submit().follow();

        assertThat(errors(missing)).contains("Es gibt keine Gruppe dieses Namens.");
        assertThat(flash(joined)).contains("paul ist jetzt Mitglied der Gruppe staff.");
        assertThat(left.html().select("#flash button").text()).isEqualTo("Rückgängig Austritt aus team");
        assertThat(again.html().select("main button").eachText()).contains("Entfernen aus staff");
    }

    @Test
    void about_the_tags_of_a_user() {
        String page = "/admin/users/paul/tags";
        PortalClient.Page reserved = send(page, page + "/add", Map.of("tagKey", "aws:x"));
        PortalClient.Page wrong = send(page, page + "/add", Map.of("tagKey", "#", "tagValue", "#"));
        PortalClient.Page set = send(page, page + "/add", Map.of("tagKey", "team", "tagValue", "red"))
                .follow();
        PortalClient.Page removed =
                send(page, page + "/remove?key=team&value=red", Map.of()).follow();
        PortalClient.Page again =
                removed.form(page + "/restore?key=team&value=red").submit().follow();

        assertThat(errors(reserved)).contains("dem System vorbehalten");
        assertThat(errors(wrong)).contains("1 bis 128 Buchstaben", "höchstens 256 Buchstaben");
        assertThat(flash(set)).contains("paul hat jetzt das Tag team.");
        assertThat(flash(again)).contains("paul hat wieder das Tag team.");
    }

    @Test
    void about_old_keys() {
        account.perform(new CreateAccessKey("paul", null));
        PortalClient.Page ticked = send("/admin/old-access-keys?days=0", "/admin/old-access-keys", Map.of());

        assertThat(flash(ticked.follow())).contains("1 Zugriffsschlüssel ist deaktiviert.");
    }

    @Test
    void about_an_import() {
        PortalClient.Page empty = send("/admin/import-users", Map.of("lines", ""));
        PortalClient.Page wrong =
                send("/admin/import-users", Map.of("lines", "paul\nno spaces\nann,,no,missing\nBEN\nben"));
        PortalClient.Page good = send("/admin/import-users", Map.of("lines", "ann"));

        assertThat(errors(empty)).contains("mindestens eine Zeile");
        assertThat(wrong.html().select("tbody td .badge").eachText())
                .satisfiesExactly(
                        line -> assertThat(line).contains("Ein Benutzer dieses Namens existiert."),
                        line -> assertThat(line).contains("1 bis 64 Buchstaben"),
                        line -> assertThat(line).contains("Es gibt keine Gruppe missing."),
                        line -> assertThat(line).contains("Kann importiert werden"),
                        line -> assertThat(line).contains("Der Name steht hier zweimal."));
        assertThat(good.text()).contains("1 von 1 Zeilen können importiert werden.");
    }
}
