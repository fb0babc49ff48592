package dev.latchkey.policy.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.policy.PolicyCase;
import dev.latchkey.policy.PolicyText;
import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every action under each published policy, for five sessions and three targets: a file that a person can review.
 *
 * <p>After a change that is meant, run with {@code -Dsnapshot.update=true} and review the difference.
 */
class PublishedPoliciesSnapshotTest {

    private static final List<String> SESSIONS =
            List.of("no device", "no MFA", "MFA", "long-term key", "session token with code");
    private static final List<String> TARGETS = List.of("own", "other user", "other account");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ManageOwnPasswordOnly",
                "ChangeOwnPassword",
                "ManageOwnCredentialsNoMFA",
                "ManageOwnCredentialsWithMFA"
            })
    void decide_as_reviewed(String name) throws IOException {
        Path file = Path.of("src/test/resources/policy-snapshots/" + name + ".txt");
        String present = String.join("\n", table(name)) + "\n";
        if (Boolean.getBoolean("snapshot.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, present, StandardCharsets.UTF_8);
        }

        assertThat(present).isEqualTo(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static List<String> table(String name) {
        ApplicablePolicies policies = ApplicablePolicies.of(List.of(
                new AttachedPolicy(PolicyOrigin.inline(name), CompiledPolicy.ofText(PolicyText.published(name)))));
        List<String> lines = new ArrayList<>();
        lines.add("# " + name + ": every action for alice. Columns: " + String.join(", ", SESSIONS) + ".");
        lines.add(
                "# A allowed, i implicitly denied, D explicitly denied, S refused by the rule on one's own MFA devices.");
        lines.add("# One letter for each target: " + String.join(", ", TARGETS)
                + "; one alone where there is no target.");
        for (KnownAction action : ActionCatalogue.get().all()) {
            StringBuilder line = new StringBuilder(String.format("%-50s", action.name()));
            for (String session : SESSIONS) {
                StringBuilder letters = new StringBuilder();
                for (String target : action.isResourceless() ? TARGETS.subList(0, 1) : TARGETS) {
                    letters.append(letter(action, session, target, policies));
                }
                line.append(String.format(" %-3s", letters));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static char letter(KnownAction action, String session, String target, ApplicablePolicies policies) {
        AuthorizationRequest request =
                new AuthorizationRequest(action.name(), resource(action, target), context(session));
        Decision decision = OwnMfaDevices.apply(
                PolicyEngine.decide(request, policies), request, PolicyCase.ALICE, !session.equals("no device"));
        if (decision.isAllowed()) {
            return 'A';
        }
        return decision instanceof Decision.ExplicitlyDenied
                ? 'D'
                : decision instanceof Decision.RefusedByService ? 'S' : 'i';
    }

    private static String resource(KnownAction action, String target) {
        if (action.isResourceless()) {
            return "*";
        }
        String account = target.equals("other account") ? "999999999999" : PolicyText.ACCOUNT;
        String prefix = action.resourcePrefixes().get(0);
        String friendlyName = target.equals("other user") ? "bob" : "alice";
        String name = action.isOnCollection() || !prefix.endsWith("/") ? "" : friendlyName;
        return "arn:aws:iam::" + account + ":" + prefix + name;
    }

    private static RequestContext context(String session) {
        RequestContext.Builder context = PolicyCase.alice();
        return switch (session) {
            case "long-term key" -> context.build();
            case "MFA", "session token with code" ->
                context.put("aws:MultiFactorAuthPresent", "true")
                        .put("aws:MultiFactorAuthAge", "30")
                        .build();
            default -> context.put("aws:MultiFactorAuthPresent", "false").build();
        };
    }
}
