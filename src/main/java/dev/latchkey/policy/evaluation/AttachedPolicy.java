package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.ActionElement.Action;
import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.LanguageVersion;
import dev.latchkey.policy.document.PolicyDocument;
import dev.latchkey.policy.document.PolicyValue;
import dev.latchkey.policy.document.Position;
import dev.latchkey.policy.document.ResourceElement.Resource;
import dev.latchkey.policy.document.Statement;
import java.util.List;

/** A compiled policy that applies to a caller, and where it comes from. */
public record AttachedPolicy(PolicyOrigin origin, CompiledPolicy policy) {

    private static final PolicyOrigin ACCOUNT_SETTING =
            new PolicyOrigin(PolicyOrigin.Kind.ACCOUNT_SETTING, "Allow users to change their own password", null, null);

    private static final String CHANGE = "iam:ChangePassword";
    private static final String READ_RULES = "iam:GetAccountPasswordPolicy";

    /** Whether {@link #accountFlag} grants the action on anything at all. */
    public static boolean canBeGrantedByAccountFlag(String action) {
        return AsciiCase.equal(action, CHANGE) || AsciiCase.equal(action, READ_RULES);
    }

    /**
     * What the account setting "Allow users to change their own password" grants to a user: changing the own password,
     * under exactly this ARN, and reading the account's password policy.
     */
    public static AttachedPolicy accountFlag(String ownUserArn) {
        return new AttachedPolicy(
                ACCOUNT_SETTING,
                CompiledPolicy.compile(new PolicyDocument(
                        LanguageVersion.V2012,
                        null,
                        List.of(allow(CHANGE, escaped(ownUserArn)), allow(READ_RULES, "*")))));
    }

    private static Statement allow(String action, String resource) {
        return new Statement(
                null,
                Effect.ALLOW,
                new Action(List.of(PolicyValue.of(action)), Position.NONE),
                new Resource(List.of(PolicyValue.of(resource)), Position.NONE),
                List.of(),
                Position.NONE,
                Position.NONE);
    }

    /** The pattern that matches only this text, whatever characters it holds. */
    private static String escaped(String text) {
        return text.replace("$", "${$}").replace("*", "${*}").replace("?", "${?}");
    }
}
