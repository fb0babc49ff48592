package dev.latchkey.benchmark.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The documents that are measured. */
final class Documents {

    /** The greatest size of a managed policy. */
    static final int MAXIMUM = 6_144;

    static final List<String> PAGE_ACTIONS = List.of(
            "GetUser",
            "GetAccountSummary",
            "ChangePassword",
            "GetAccountPasswordPolicy",
            "ListAccessKeys",
            "CreateAccessKey",
            "UpdateAccessKey",
            "DeleteAccessKey",
            "GetAccessKeyLastUsed",
            "ListMFADevices",
            "ListVirtualMFADevices",
            "EnableMFADevice",
            "DeactivateMFADevice",
            "ResyncMFADevice",
            "ListSigningCertificates",
            "UploadSigningCertificate",
            "UpdateSigningCertificate",
            "DeleteSigningCertificate",
            "ListSSHPublicKeys",
            "GetSSHPublicKey",
            "UploadSSHPublicKey",
            "UpdateSSHPublicKey",
            "DeleteSSHPublicKey",
            "ListServiceSpecificCredentials",
            "CreateServiceSpecificCredential",
            "ResetServiceSpecificCredential",
            "UpdateServiceSpecificCredential",
            "DeleteServiceSpecificCredential",
            "ListUsers",
            "ListGroups",
            "ListPolicies",
            "ListAccountAliases",
            "ListGroupsForUser",
            "TagUser",
            "UntagUser",
            "GetLoginProfile",
            "UpdateLoginProfile",
            "CreateLoginProfile",
            "DeleteLoginProfile",
            "ListUserTags");

    private Documents() {}

    static String mfaPolicy() {
        try (InputStream in = Documents.class.getResourceAsStream("/policies/ManageOwnCredentialsWithMFA.json")) {
            if (in == null) {
                throw new IllegalStateException("the published policy is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A policy as large as a managed one may be: names, wildcards, variables and conditions by turns. */
    static String maximum(int number) {
        StringBuilder document = new StringBuilder("{\"Version\":\"2012-10-17\",\"Statement\":[");
        for (int i = 0; document.length() < MAXIMUM - 330; i++) {
            String service = List.of("iam", "s3", "ec2", "sqs").get((i + number) % 4);
            document.append(i == 0 ? "" : ",")
                    .append("{\"Sid\":\"S")
                    .append(i)
                    .append("\",\"Effect\":\"")
                    .append(i % 5 == 4 ? "Deny" : "Allow")
                    .append("\",\"Action\":[\"")
                    .append(service)
                    .append(":Get*\",\"")
                    .append(service)
                    .append(":Describe")
                    .append(i)
                    .append("\",\"")
                    .append(service)
                    .append(":*Tag")
                    .append(number)
                    .append("\"],\"Resource\":[\"arn:aws:")
                    .append(service)
                    .append("::123456789012:team")
                    .append(number)
                    .append("/${aws:username}/*\",\"arn:aws:")
                    .append(service)
                    .append("::*:shared")
                    .append(i)
                    .append("/*\"],\"Condition\":{\"StringLike\":{\"aws:PrincipalTag/team\":[\"a*\",\"t")
                    .append(i)
                    .append("?\"]}}}");
        }
        return document.append("]}").toString();
    }

    /** A run of wildcards that never matches: the pattern of the classic denial of service. */
    static String adversarial(String unit, int length) {
        String pattern = unit.repeat((length - 1) / unit.length()) + "b";
        return "{\"Version\":\"2012-10-17\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"iam:GetUser\","
                + "\"Resource\":\"*\",\"Condition\":{\"StringLike\":{\"aws:PrincipalTag/x\":\"" + pattern + "\"}}}}";
    }
}
