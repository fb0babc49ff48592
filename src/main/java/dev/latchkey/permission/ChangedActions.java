package dev.latchkey.permission;

import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.policy.action.KnownAction;
import dev.latchkey.policy.arn.GlobPattern;
import dev.latchkey.policy.document.ActionElement;
import dev.latchkey.policy.document.ConditionEntry;
import dev.latchkey.policy.document.PolicyDocument;
import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Statement;
import dev.latchkey.policy.document.UnreadablePolicyException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What can come out differently between two texts of a policy: the actions that the statements speak of which stand in one
 * alone, and the single resources that these name. Everything else is decided alike.
 */
record ChangedActions(List<KnownAction> actions, List<String> resources) {

    /** Things that users and the portal have to do with; policies may name many more. */
    private static final Set<String> TYPES =
            Set.of("none", "user", "users", "group", "groups", "policy", "mfa", "mfas", "principal", "self", "root");

    private static final int MOST_RESOURCES = 10;

    static ChangedActions between(String before, String after) {
        List<Statement> changed = new ArrayList<>();
        Map<String, Statement> old = statements(before);
        Map<String, Statement> made = statements(after);
        old.forEach((text, statement) -> {
            if (!made.containsKey(text)) {
                changed.add(statement);
            }
        });
        made.forEach((text, statement) -> {
            if (!old.containsKey(text)) {
                changed.add(statement);
            }
        });
        List<KnownAction> actions = ActionCatalogue.get().all().stream()
                .filter(action -> TYPES.contains(action.resourceType()))
                .filter(action -> changed.stream().anyMatch(statement -> speaksOf(statement.actions(), action.name())))
                .toList();
        return new ChangedActions(actions, resources(changed));
    }

    /** The statements by a text that leaves their place and their Sid out; none where the text cannot be read. */
    private static Map<String, Statement> statements(String text) {
        Map<String, Statement> statements = new HashMap<>();
        try {
            PolicyDocument document = PolicyReader.parse(text);
            for (Statement statement : document.statements()) {
                statements.put(document.version() + text(statement), statement);
            }
        } catch (UnreadablePolicyException unreadable) {
            // Whoever holds it is denied everything; what the other text says is then all that changes.
        }
        return statements;
    }

    private static String text(Statement statement) {
        StringBuilder text = new StringBuilder(statement.effect().text())
                .append(statement.actions().name())
                .append(texts(statement.actions().values()))
                .append(statement.resources().isNegated())
                .append(texts(statement.resources().values()));
        for (ConditionEntry condition : statement.conditions()) {
            text.append(condition.operator().text()).append(condition.key()).append(texts(condition.values()));
        }
        return text.toString();
    }

    private static List<String> texts(List<PolicyValue> values) {
        return values.stream().map(value -> "`" + value.text() + "`").toList();
    }

    private static boolean speaksOf(ActionElement element, String action) {
        boolean listed = element.values().stream()
                .map(PolicyValue::text)
                .anyMatch(pattern -> pattern != null
                        && GlobPattern.foldedGlob(pattern.startsWith("*:") ? "*" + pattern.substring(1) : pattern)
                                .matchesFrom(action, 0));
        return listed != element.isNegated();
    }

    private static List<String> resources(List<Statement> statements) {
        Set<String> resources = new LinkedHashSet<>();
        for (Statement statement : statements) {
            for (PolicyValue value : statement.resources().values()) {
                String text = value.text();
                boolean isOne = text != null
                        && text.startsWith("arn:aws:iam::")
                        && text.chars().noneMatch(c -> c == '*' || c == '?' || c == '$');
                if (isOne && resources.size() < MOST_RESOURCES) {
                    resources.add(text);
                }
            }
        }
        return List.copyOf(resources);
    }
}
