package dev.latchkey.policy.action;

import java.util.List;

/** An action that exists: its name in canonical case, the type of its resource, and the condition keys of its own. */
public record KnownAction(String name, String resourceType, Printed printed, List<String> conditionKeys) {

    /** How a refusal prints the resource. */
    public enum Printed {
        NAME,
        POLICY,
        ARN,
        STAR,
        POLICY_PATH
    }

    public KnownAction {
        conditionKeys = List.copyOf(conditionKeys);
    }

    public String service() {
        return name.substring(0, name.indexOf(':'));
    }

    /** Whether it is authorized on no resource of its own but on {@code *}. */
    public boolean isResourceless() {
        return resourceType.equals("none");
    }

    /** Whether it is authorized on the ARN of a whole collection, such as all users below a path. */
    public boolean isOnCollection() {
        return resourceType.endsWith("s");
    }

    /** How the last part of the ARNs that it is authorized on can begin. */
    public List<String> resourcePrefixes() {
        return switch (resourceType) {
            case "none" -> List.of();
            case "principal" -> List.of("user/", "group/", "role/");
            case "root" -> List.of("root");
            case "self" -> List.of("user/", "role/", "root", "federated-user/");
            default ->
                List.of((isOnCollection() ? resourceType.substring(0, resourceType.length() - 1) : resourceType) + "/");
        };
    }

    /** Whether requests for it can carry a condition key. */
    public boolean carries(KnownKey key) {
        if (key.name().equals("iam:ResourceTag/")) {
            return resourceType.equals("user") || resourceType.equals("role");
        }
        return conditionKeys.contains(key.name());
    }
}
