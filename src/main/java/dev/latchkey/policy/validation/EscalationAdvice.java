package dev.latchkey.policy.validation;

import dev.latchkey.policy.document.Effect;
import dev.latchkey.policy.document.LanguageVersion;
import dev.latchkey.policy.document.PolicyDocument;
import dev.latchkey.policy.document.Statement;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Warns of statements with which their holder could gain more than the policy says (after the list of escalation
 * methods published by Rhino Security Labs).
 *
 * <p>Found by asking the engine: does the statement, its condition aside, allow the action on somebody else's resource?
 */
final class EscalationAdvice {

    private static final Map<String, List<String>> BY_TYPE = new TreeMap<>(Map.of(
            "policy", List.of("CreatePolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion"),
            "user",
                    List.of(
                            "CreateAccessKey",
                            "CreateLoginProfile",
                            "UpdateLoginProfile",
                            "UpdateAccessKey",
                            "UploadSSHPublicKey",
                            "UploadSigningCertificate",
                            "CreateServiceSpecificCredential",
                            "ResetServiceSpecificCredential",
                            "AttachUserPolicy",
                            "PutUserPolicy",
                            "DetachUserPolicy",
                            "DeleteUserPolicy",
                            "DeactivateMFADevice",
                            "EnableMFADevice",
                            "ResyncMFADevice",
                            "UpdateUser",
                            "TagUser",
                            "PutUserPermissionsBoundary",
                            "DeleteUserPermissionsBoundary"),
            "group",
                    List.of(
                            "AttachGroupPolicy",
                            "PutGroupPolicy",
                            "DetachGroupPolicy",
                            "DeleteGroupPolicy",
                            "AddUserToGroup",
                            "RemoveUserFromGroup"),
            "mfa", List.of("DeleteVirtualMFADevice"),
            "role", List.of("AttachRolePolicy", "PutRolePolicy", "UpdateAssumeRolePolicy"),
            "*", List.of("UpdateAccountPasswordPolicy", "DeleteAccountPasswordPolicy")));

    /** A name that no pattern was written for, so that matching it means matching everybody's. */
    private static final String SOMEBODY = "~somebody~else~";

    private static final int SHOWN = 5;

    private EscalationAdvice() {}

    static void give(Statement statement, LanguageVersion version, Findings findings) {
        if (statement.effect() != Effect.ALLOW) {
            return;
        }
        ApplicablePolicies policies = alone(statement, version);
        List<String> granted = new ArrayList<>();
        List<String> accounts = accounts(statement);
        BY_TYPE.forEach((type, actions) -> actions.stream()
                .map(action -> "iam:" + action)
                .filter(action -> accounts.stream().anyMatch(account -> allows(policies, action, type, account)))
                .forEach(granted::add));
        if (!granted.isEmpty()) {
            String more = granted.size() > SHOWN ? " and " + (granted.size() - SHOWN) + " more" : "";
            findings.security(
                    "privilege-escalation",
                    statement.actions().position(),
                    "whoever holds this can gain the rights of others: "
                            + String.join(", ", granted.subList(0, Math.min(SHOWN, granted.size()))) + more,
                    "Limit the resource, for example to `user/${aws:username}`, or leave these actions out.");
        }
    }

    private static ApplicablePolicies alone(Statement statement, LanguageVersion version) {
        Statement unconditional = new Statement(
                statement.sid(),
                statement.effect(),
                statement.actions(),
                statement.resources(),
                List.of(),
                statement.start(),
                statement.end());
        CompiledPolicy policy = CompiledPolicy.compile(new PolicyDocument(version, null, List.of(unconditional)));
        return ApplicablePolicies.of(List.of(new AttachedPolicy(PolicyOrigin.inline("draft"), policy)));
    }

    /** The accounts that the resources name, to stand in for the account that the policy will live in. */
    private static List<String> accounts(Statement statement) {
        List<String> accounts = new ArrayList<>(List.of("000000000000"));
        statement.resources().values().stream()
                .filter(value -> value.text() != null && value.text().startsWith("arn:"))
                .map(value -> ResourceForm.split(String.valueOf(value.text())))
                .filter(parts -> parts.size() == 6 && parts.get(4).length() == 12)
                .map(parts -> parts.get(4))
                .distinct()
                .limit(20)
                .forEach(accounts::add);
        return accounts;
    }

    private static boolean allows(ApplicablePolicies policies, String action, String type, String account) {
        String resource = type.equals("*") ? "*" : "arn:aws:iam::" + account + ":" + type + "/" + SOMEBODY;
        return PolicyEngine.decide(new AuthorizationRequest(action, resource, RequestContext.empty()), policies)
                .isAllowed();
    }
}
