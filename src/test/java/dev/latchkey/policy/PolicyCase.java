package dev.latchkey.policy;

import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One row of a decision table: policies and a request, and the decision that is expected with what decided it.
 *
 * <p>Rows read {@code | id | policies | action | resource | context | decision | by |}. Policies are names that the file
 * defines with {@code policy NAME = …}, {@code @Published}, {@code flag}, {@code root} or a sentence of {@link
 * PolicyText}, joined by {@code &&}; {@code boundary:}, {@code session:} and {@code inline:} in front say what one is.
 * The context is {@code key}, {@code no-MFA} or {@code MFA}, then {@code name=value}, {@code name=[a, b]} or {@code
 * -name}, separated by {@code ;;}. The last column is a Sid, {@code #index}, or the type of policy that denies.
 */
public record PolicyCase(
        String file, String id, AuthorizationRequest request, ApplicablePolicies policies, String decision, String by) {

    public static final String ALICE = PolicyText.arn("user/alice");

    public static List<PolicyCase> ofFile(Path file) {
        try {
            return parse(file.getFileName().toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static List<PolicyCase> parse(String file, List<String> lines) {
        List<PolicyCase> cases = new ArrayList<>();
        Map<String, String> named = new HashMap<>();
        for (String line : lines) {
            if (line.startsWith("policy ")) {
                int equals = line.indexOf('=');
                named.put(
                        line.substring(7, equals).strip(),
                        line.substring(equals + 1).strip());
            } else if (line.startsWith("| ") && !line.startsWith("| id ") && !line.startsWith("| --")) {
                String[] cells = line.substring(2, line.lastIndexOf('|')).split(" \\| ", -1);
                if (cells.length != 7) {
                    throw new IllegalArgumentException(file + ": a row has " + cells.length + " cells: " + line);
                }
                cases.add(new PolicyCase(
                        file,
                        cells[0].strip(),
                        new AuthorizationRequest(
                                cells[2].strip(), PolicyText.arn(text(cells[3])), context(cells[4].strip())),
                        policies(cells[1].strip(), named),
                        cells[5].strip(),
                        cells[6].strip()));
            }
        }
        return cases;
    }

    /** What is known of alice in every request. */
    public static RequestContext.Builder alice() {
        return RequestContext.builder()
                .put("aws:username", "alice")
                .put("aws:userid", "AIDAALICE000000000000")
                .put("aws:PrincipalType", "User")
                .put("aws:PrincipalArn", ALICE)
                .put("aws:PrincipalAccount", PolicyText.ACCOUNT)
                .put("aws:SourceIp", "198.51.100.7")
                .put("aws:SecureTransport", "true")
                .put("aws:CurrentTime", "2025-06-01T00:00:00Z")
                .put("aws:EpochTime", "1748736000");
    }

    private static ApplicablePolicies policies(String cell, Map<String, String> named) {
        List<AttachedPolicy> identity = new ArrayList<>();
        AttachedPolicy boundary = null;
        List<AttachedPolicy> session = null;
        for (String part : cell.split("&&", -1)) {
            String text = part.strip();
            if (text.equals("root")) {
                return ApplicablePolicies.ofRootUser();
            } else if (text.equals("flag")) {
                identity.add(AttachedPolicy.accountFlag(ALICE));
            } else if (text.startsWith("boundary:")) {
                boundary = attached(text.substring(9), PolicyOrigin.Kind.BOUNDARY, named);
            } else if (text.startsWith("session:")) {
                session = session == null ? new ArrayList<>() : session;
                if (!text.equals("session:none")) {
                    session.add(attached(text.substring(8), PolicyOrigin.Kind.SESSION, named));
                }
            } else if (!text.equals("none")) {
                identity.add(attached(text, PolicyOrigin.Kind.MANAGED, named));
            }
        }
        return new ApplicablePolicies(identity, boundary, session);
    }

    private static AttachedPolicy attached(String cell, PolicyOrigin.Kind kind, Map<String, String> named) {
        String text = cell.strip();
        String document = named.getOrDefault(text, text);
        document = document.startsWith("@") ? PolicyText.published(document.substring(1)) : PolicyText.of(document);
        return new AttachedPolicy(new PolicyOrigin(kind, text, null, null), CompiledPolicy.ofText(document));
    }

    private static RequestContext context(String cell) {
        RequestContext.Builder context = alice();
        for (String part : cell.split(";;", -1)) {
            String text = part.strip();
            int equals = text.indexOf('=');
            if (text.equals("no-MFA")) {
                context.put("aws:MultiFactorAuthPresent", "false").put("aws:TokenIssueTime", "2025-05-31T23:00:00Z");
            } else if (text.equals("MFA")) {
                context.put("aws:MultiFactorAuthPresent", "true")
                        .put("aws:MultiFactorAuthAge", "60")
                        .put("aws:TokenIssueTime", "2025-05-31T23:00:00Z");
            } else if (text.startsWith("-")) {
                context.remove(text.substring(1));
            } else if (equals > 0 && text.substring(equals + 1).startsWith("[")) {
                String list = text.substring(equals + 2, text.length() - 1);
                context.putAll(
                        text.substring(0, equals),
                        list.isEmpty()
                                ? List.of()
                                : Arrays.stream(list.split(", ", -1))
                                        .map(PolicyCase::text)
                                        .toList());
            } else if (equals > 0) {
                context.put(text.substring(0, equals), text(text.substring(equals + 1)));
            } else if (!text.equals("key") && !text.isEmpty()) {
                throw new IllegalArgumentException("unknown context `" + text + "`");
            }
        }
        return context.build();
    }

    /** Cells are stripped; quotes keep blanks, and {@code \n} is a line break. */
    private static String text(String cell) {
        String text = cell.strip().replace("\\n", "\n");
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    @Override
    public String toString() {
        return file + " " + id;
    }
}
