package dev.latchkey.policy.evaluation;

import org.jspecify.annotations.Nullable;

/** Where a policy comes from, in the words in which an explanation names it. */
public record PolicyOrigin(
        Kind kind,
        String name,
        @Nullable String arn,
        @Nullable String group) {

    /** What kind of policy it is. */
    public enum Kind {
        MANAGED,
        INLINE,
        BOUNDARY,
        SESSION,
        ACCOUNT_SETTING,
        DRAFT
    }

    public static PolicyOrigin managed(String name, String arn) {
        return new PolicyOrigin(Kind.MANAGED, name, arn, null);
    }

    public static PolicyOrigin inline(String name) {
        return new PolicyOrigin(Kind.INLINE, name, null, null);
    }

    public static PolicyOrigin boundary(String name, String arn) {
        return new PolicyOrigin(Kind.BOUNDARY, name, arn, null);
    }

    /** The same policy, held through membership in a group. */
    public PolicyOrigin throughGroup(String groupName) {
        return new PolicyOrigin(kind, name, arn, groupName);
    }
}
