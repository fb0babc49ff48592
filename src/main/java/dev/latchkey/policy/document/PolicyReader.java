package dev.latchkey.policy.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.util.List;

/**
 * Turns the text of a policy into a {@link PolicyDocument}, or says what in it is not understood.
 *
 * <p>Strict on purpose: unknown elements, duplicate keys, comments, trailing data, deep nesting and characters outside
 * of the legal set are problems (IAM guide, "Grammar of the IAM JSON policy language").
 */
public final class PolicyReader {

    /** What a request can carry at most, white space included. */
    public static final int MAX_LENGTH = 131_072;

    private static final int MAX_NESTING = 8;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING)
                    .maxDocumentLength(MAX_LENGTH)
                    .maxStringLength(MAX_LENGTH)
                    .maxNameLength(MAX_LENGTH)
                    .maxNumberLength(1_000)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private PolicyReader() {}

    /** Reads a document that is going to be evaluated; it must be understood in full. */
    public static PolicyDocument parse(String text) throws UnreadablePolicyException {
        DocumentReading reading = read(text);
        List<PolicyProblem> fatal = reading.problems().stream()
                .filter(problem -> problem.kind().isUnreadable())
                .toList();
        if (!fatal.isEmpty()) {
            throw new UnreadablePolicyException(fatal);
        }
        return reading.document();
    }

    /** Reads a document that follows the grammar and lists everything else that is wrong with it. */
    public static DocumentReading read(String text) throws UnreadablePolicyException {
        try {
            refuseIllegalText(text);
            try (JsonParser json = JSON.createParser(text)) {
                DocumentGrammar grammar = new DocumentGrammar(json, text.contains("\\"));
                return grammar.document();
            }
        } catch (SyntaxProblem problem) {
            throw new UnreadablePolicyException(List.of(problem.problem()));
        } catch (StreamReadException notJson) {
            var location = notJson.getLocation();
            Position position = location == null
                    ? Position.START
                    : new Position(location.getLineNr(), Math.max(1, location.getColumnNr()));
            throw syntax("this is not JSON: " + lowerFirst(notJson.getOriginalMessage()), position);
        } catch (IOException unexpected) {
            throw syntax("this is not JSON", Position.START);
        }
    }

    private static void refuseIllegalText(String text) throws SyntaxProblem {
        if (text.length() > MAX_LENGTH) {
            throw new SyntaxProblem("the policy is longer than " + MAX_LENGTH + " characters", Position.START);
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean legal = (c >= ' ' && c <= '\u00FF') || c == '\n' || c == '\t' || c == '\r';
            if (!legal) {
                throw new SyntaxProblem(
                        String.format("character U+%04X is not allowed in a policy", (int) c),
                        Position.ofOffset(text, i));
            }
        }
    }

    private static UnreadablePolicyException syntax(String detail, Position position) {
        return new UnreadablePolicyException(List.of(new PolicyProblem(PolicyProblem.Kind.SYNTAX, detail, position)));
    }

    private static String lowerFirst(String message) {
        String oneLine = message.lines().findFirst().orElse("");
        return oneLine.isEmpty() ? oneLine : AsciiCase.fold(oneLine.charAt(0)) + oneLine.substring(1);
    }
}
