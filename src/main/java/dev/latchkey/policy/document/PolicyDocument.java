package dev.latchkey.policy.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A policy document that was understood: its language version, its optional id and its statements in order. */
public record PolicyDocument(
        LanguageVersion version, @Nullable String id, List<Statement> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }
}
