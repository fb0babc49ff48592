package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Page;
import java.net.URI;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The demo after somebody has put it back to how it began. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DemoResetIT {

    private static final String PEOPLE = "select string_agg(user_name, ' ' order by user_name) from iam_user";

    @Test
    void has_its_own_people_only_nobody_signed_in_and_the_whole_trail() throws SQLException {
        PortalClient dana = signedIn();
        Page checked = dana.get("/admin/import-users")
                .form("/admin/import-users")
                .with("lines", "newcomer,,yes,")
                .submit();
        checked.form("/admin/import-users").submit();
        int before = rowsOfTheTrail();

        Page reset = dana.get("/demo/tour").form("/demo/reset").submit();

        assertThat(reset.location()).isEqualTo("/");
        assertThat(DemoPortal.data().ask(PEOPLE)).isEqualTo("dana gwen max mia nora olga paul paul zoe");
        assertThat(DemoPortal.data().ask("select count(*) from job")).isEqualTo("0");
        assertThat(dana.get("/admin/users").status()).isEqualTo(303);
        assertThat(signedIn().get("/admin/users").text()).contains("zoe").doesNotContain("newcomer");
        assertThat(rowsOfTheTrail()).isGreaterThan(before);
        assertThat(DemoPortal.afterAsking("audit", "verify")).contains("Unchanged: ");
    }

    private static PortalClient signedIn() {
        PortalClient dana = PortalClient.at(URI.create(DemoPortal.address() + "/"));
        assertThat(dana.signIn("example-corp", "dana", DemoPortal.PASSWORD).status())
                .isEqualTo(303);
        return dana;
    }

    private static int rowsOfTheTrail() throws SQLException {
        return Integer.parseInt(DemoPortal.data().ask("select count(*) from audit_event"));
    }
}
