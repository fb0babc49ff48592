package dev.latchkey.policy.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The grammar of the whole document: version, id and statements (IAM guide, "Grammar of the IAM JSON policy language"). */
final class DocumentGrammar {

    private final JsonCursor json;
    private final List<PolicyProblem> problems = new ArrayList<>();
    private final List<Statement> statements = new ArrayList<>();

    DocumentGrammar(JsonParser parser, boolean hasEscapes) {
        this.json = new JsonCursor(parser, hasEscapes);
    }

    DocumentReading document() throws IOException, SyntaxProblem {
        if (json.next() != JsonToken.START_OBJECT) {
            throw json.current() == null
                    ? new SyntaxProblem("the policy is empty", Position.START)
                    : json.problem("a policy must be one JSON object");
        }
        LanguageVersion version = null;
        String id = null;
        boolean hasStatements = false;
        for (String key = json.nextKey(); key != null; key = json.nextKey()) {
            Position keyPosition = json.position();
            json.next();
            switch (key) {
                case "Version" -> {
                    refuseSecond(version != null, key, keyPosition);
                    version = version();
                }
                case "Id" -> {
                    refuseSecond(id != null, key, keyPosition);
                    id = json.string(key);
                }
                case "Statement" -> {
                    refuseSecond(hasStatements, key, keyPosition);
                    hasStatements = true;
                    statements();
                }
                default ->
                    throw new SyntaxProblem(
                            "unknown-element", "`" + key + "` is not an element of a policy", keyPosition);
            }
        }
        if (!hasStatements) {
            throw new SyntaxProblem("the policy has no `Statement`", Position.START);
        }
        if (json.next() != null) {
            throw json.problem("there is something after the end of the policy");
        }
        checkSids();
        LanguageVersion spoken = version == null ? LanguageVersion.V2008 : version;
        return new DocumentReading(new PolicyDocument(spoken, id, statements), problems);
    }

    static void refuseSecond(boolean seen, String key, Position position) throws SyntaxProblem {
        if (seen) {
            throw new SyntaxProblem("duplicate-key", "`" + key + "` stands twice in the same object", position);
        }
    }

    private LanguageVersion version() throws IOException, SyntaxProblem {
        String text = json.string("Version");
        LanguageVersion version = LanguageVersion.parse(text);
        if (version == null) {
            throw json.problem("`" + text + "` is not a version; the versions are `2012-10-17` and `2008-10-17`");
        }
        return version;
    }

    private void statements() throws IOException, SyntaxProblem {
        if (json.current() != JsonToken.START_ARRAY) {
            statements.add(new StatementGrammar(json, problems).statement());
            return;
        }
        while (json.next() != JsonToken.END_ARRAY) {
            statements.add(new StatementGrammar(json, problems).statement());
        }
        if (statements.isEmpty()) {
            throw json.problem("`Statement` must not be empty");
        }
    }

    private void checkSids() {
        Set<String> seen = new HashSet<>();
        for (Statement statement : statements) {
            String sid = statement.sid();
            if (sid != null && !sid.isEmpty()) {
                if (!seen.add(sid)) {
                    problems.add(new PolicyProblem(
                            PolicyProblem.Kind.DUPLICATE_SID,
                            "`" + sid + "` names more than one statement",
                            statement.start()));
                }
                if (!isAlphanumeric(sid)) {
                    problems.add(new PolicyProblem(
                            PolicyProblem.Kind.SID_CHARACTERS,
                            "`" + sid + "` may hold only letters and digits",
                            statement.start()));
                }
            }
        }
    }

    private static boolean isAlphanumeric(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = AsciiCase.fold(text.charAt(i));
            if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) {
                return false;
            }
        }
        return true;
    }
}
