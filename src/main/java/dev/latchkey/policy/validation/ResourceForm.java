package dev.latchkey.policy.validation;

import dev.latchkey.policy.document.PolicyProblem;
import dev.latchkey.policy.document.PolicyProblem.Kind;
import dev.latchkey.policy.document.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The form that IAM asks of a resource when it stores a policy, with its messages. */
final class ResourceForm {

    private static final Set<String> PARTITIONS =
            Set.of("aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f");

    private static final List<String> IAM_TYPES = List.of(
            "user/",
            "federated-user/",
            "role/",
            "group/",
            "instance-profile/",
            "mfa/",
            "server-certificate/",
            "policy/",
            "sms-mfa/",
            "saml-provider/",
            "oidc-provider/",
            "report/",
            "access-report/");

    private static final String NO_VENDOR = "Resource vendor must be fully qualified and cannot contain regexes.";
    private static final String MISSING = "*";
    private static final int PARTS = 6;

    private ResourceForm() {}

    static void check(String resource, Position position, PolicyKind kind, List<PolicyProblem> problems) {
        if (resource.equals("*")) {
            return;
        }
        List<String> parts = split(resource);
        if (kind != PolicyKind.SESSION && failsLegacyParsing(parts)) {
            problems.add(PolicyProblem.of(
                    Kind.LEGACY_PARSING,
                    Kind.LEGACY_PARSING.message(),
                    "`" + resource + "` is not a whole ARN",
                    position));
            return;
        }
        String complaint = complaint(resource, parts);
        if (complaint != null) {
            problems.add(PolicyProblem.of(
                    Kind.RESOURCE_FORM, complaint, "`" + resource + "` is not a resource that IAM accepts", position));
        }
    }

    /** The parts of an ARN, at most six; a variable is one unit, whatever colons are in it. */
    static List<String> split(String resource) {
        List<String> parts = new ArrayList<>(PARTS);
        int from = 0;
        int at = 0;
        while (at < resource.length() && parts.size() < PARTS - 1) {
            if (resource.startsWith("${", at)) {
                int close = resource.indexOf('}', at);
                at = close < 0 ? resource.length() : close + 1;
            } else if (resource.charAt(at) == ':') {
                parts.add(resource.substring(from, at));
                from = ++at;
            } else {
                at++;
            }
        }
        parts.add(resource.substring(from));
        return parts;
    }

    private static boolean failsLegacyParsing(List<String> parts) {
        boolean isArn = parts.get(0).equals("arn");
        boolean holeInShortArn =
                parts.size() < PARTS && parts.subList(0, parts.size() - 1).contains("");
        boolean noService = parts.size() > 2 && parts.get(2).isEmpty();
        return isArn && (holeInShortArn || noService);
    }

    private static @Nullable String complaint(String resource, List<String> parts) {
        if (!parts.get(0).equals("arn") || parts.size() < 2) {
            return "Resource " + resource + " must be in ARN format or \"*\".";
        }
        String partition = parts.get(1);
        if (!PARTITIONS.contains(partition)) {
            return "Partition \"" + partition + "\" is not valid for resource \"" + completed(parts) + "\".";
        }
        if (parts.size() < 3 || hasWildcard(parts.get(2))) {
            return NO_VENDOR;
        }
        return switch (parts.get(2)) {
            case "iam" -> iamComplaint(resource, parts);
            case "s3" ->
                part(parts, 3).isEmpty() || part(parts, 5).startsWith("accesspoint")
                        ? null
                        : "Resource " + resource + " can not contain region information.";
            default -> null;
        };
    }

    private static @Nullable String iamComplaint(String resource, List<String> parts) {
        if (!part(parts, 3).isEmpty()) {
            return "IAM resource " + resource + " cannot contain region information.";
        }
        String path = part(parts, 5);
        return path.equals("*") || IAM_TYPES.stream().anyMatch(path::startsWith)
                ? null
                : "IAM resource path must either be \"*\" or start with " + String.join(", ", IAM_TYPES) + ".";
    }

    private static String completed(List<String> parts) {
        StringBuilder arn = new StringBuilder("arn:").append(parts.get(1));
        for (int i = 2; i < PARTS; i++) {
            arn.append(':').append(part(parts, i));
        }
        return arn.toString();
    }

    private static String part(List<String> parts, int index) {
        return index < parts.size() ? parts.get(index) : MISSING;
    }

    private static boolean hasWildcard(String text) {
        return text.contains("*") || text.contains("?");
    }
}
