package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** WCAG 2.2 AA as far as a program can tell: every page, in light and dark, on a phone and on a desk. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessibilityIT {

    private static final List<String> CRITERIA = List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa");

    private static final List<String> FOR_EVERYBODY = List.of("/", "/signin", "/signin/example-corp", "/nowhere");

    private static final List<String> FOR_PEOPLE =
            List.of("/security-credentials", "/security-credentials/git", "/security-credentials/password");

    private static final List<String> FOR_ADMINISTRATORS = List.of(
            "/admin",
            "/admin/account-settings",
            "/admin/users",
            "/admin/create-user",
            "/admin/import-users",
            "/admin/old-access-keys",
            "/admin/users/paul",
            "/admin/users/paul/permissions",
            "/admin/users/paul/groups",
            "/admin/users/paul/activity",
            "/admin/users/paul/manage",
            "/admin/users/paul/rename",
            "/admin/users/paul/delete",
            "/admin/users/paul/password/reset",
            "/admin/groups",
            "/admin/create-group",
            "/admin/groups/SelfManageMFA",
            "/admin/groups/SelfManageMFA/add-users",
            "/admin/activity",
            "/admin/activity/verification",
            "/demo/tour",
            "/admin/policies",
            "/admin/policies/ManageOwnCredentialsWithMFA",
            "/admin/aws-policies/AdministratorAccess",
            "/admin/create-policy?copy=arn:aws:iam::aws:policy/AdministratorAccess",
            "/admin/policies/ManageOwnPasswordOnly/edit",
            "/admin/policies/ManageOwnPasswordOnly/delete",
            "/admin/simulator?principal=mia&actions=iam:CreateAccessKey");

    @ParameterizedTest
    @CsvSource({"LIGHT, 320", "LIGHT, 1280", "DARK, 320", "DARK, 1280"})
    void no_page_has_a_barrier_that_a_program_can_find(ColorScheme colours, int width) {
        try (Window window = Window.with(Scripts.ON, colours, width)) {
            Walk walk = window.walk();
            FOR_EVERYBODY.forEach(path -> hasNoBarrier(walk, path));
            walk.signInAs("mia");
            FOR_PEOPLE.forEach(path -> hasNoBarrier(walk, path));
            walk.signOut().signInAs("dana");
            FOR_PEOPLE.forEach(path -> hasNoBarrier(walk, path));
            FOR_ADMINISTRATORS.forEach(path -> hasNoBarrier(walk, path));
        }
    }

    private static void hasNoBarrier(Walk walk, String path) {
        walk.open(path);
        List<Rule> violations =
                new AxeBuilder(walk.page()).withTags(CRITERIA).analyze().getViolations();
        assertThat(violations)
                .as("barriers on %s", path)
                .extracting(violation -> violation.getId() + ": " + violation.getNodes())
                .isEmpty();
        int overflow = (int)
                walk.page().evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(overflow).as("sideways scrolling on %s", path).isZero();
    }
}
