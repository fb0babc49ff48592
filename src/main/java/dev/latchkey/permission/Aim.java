package dev.latchkey.permission;

import dev.latchkey.operation.Principal;
import dev.latchkey.policy.action.KnownAction;
import java.util.ArrayList;
import java.util.List;

/**
 * What a preview asks an action about, for whichever user.
 *
 * @param text what it is called, after the kind's own part
 * @param words the same for a person
 */
record Aim(Kind kind, String text, String words) {

    /** A name that nobody has, so that what is decided about it is decided about everybody else. */
    private static final String SOMEBODY = "~somebody~else~";

    /** How an ARN is made of the text. */
    enum Kind {
        /** The user's own. */
        ONESELF,
        /** Something in the account that bears the user's name. */
        OF_OWN_NAME,
        /** Something in the account. */
        IN_ACCOUNT,
        /** The text is what is asked about. */
        AS_IT_IS
    }

    /** Where an action is tried out: on oneself and on others, and on the single resources that fit it. */
    static List<Aim> of(KnownAction action, List<String> resources) {
        List<Aim> aims = new ArrayList<>();
        switch (action.resourceType()) {
            case "user", "principal" -> {
                aims.add(new Aim(Kind.ONESELF, "", "oneself"));
                aims.add(new Aim(Kind.IN_ACCOUNT, "user/" + SOMEBODY, "others"));
            }
            case "self" -> aims.add(new Aim(Kind.ONESELF, "", "oneself"));
            case "mfa" -> {
                aims.add(new Aim(Kind.OF_OWN_NAME, "mfa/", "a device of the own name"));
                aims.add(new Aim(Kind.IN_ACCOUNT, "mfa/" + SOMEBODY, "other devices"));
            }
            case "group" -> aims.add(new Aim(Kind.IN_ACCOUNT, "group/" + SOMEBODY, "any group"));
            case "policy" -> aims.add(new Aim(Kind.IN_ACCOUNT, "policy/" + SOMEBODY, "any policy"));
            case "users", "groups", "mfas" ->
                aims.add(new Aim(Kind.IN_ACCOUNT, action.resourceType().replaceAll("s$", "") + "/", ""));
            default -> aims.add(new Aim(Kind.AS_IT_IS, "*", ""));
        }
        for (String resource : resources) {
            String relative = resource.substring(resource.lastIndexOf(':') + 1);
            if (action.resourcePrefixes().stream().anyMatch(relative::startsWith)) {
                aims.add(new Aim(Kind.AS_IT_IS, resource, relative));
            }
        }
        return List.copyOf(aims);
    }

    String arn(Principal.User user) {
        return switch (kind) {
            case ONESELF -> user.arn();
            case OF_OWN_NAME -> prefix(user) + text + user.name();
            case IN_ACCOUNT -> prefix(user) + text;
            case AS_IT_IS -> text;
        };
    }

    /** Whether it is the user in question by another way, and so asked about already. */
    boolean isRepeated(Principal.User user) {
        return kind == Kind.AS_IT_IS && text.equals(user.arn());
    }

    boolean isOwn() {
        return kind == Kind.ONESELF;
    }

    private static String prefix(Principal.User user) {
        return "arn:aws:iam::" + user.accountId() + ":";
    }
}
