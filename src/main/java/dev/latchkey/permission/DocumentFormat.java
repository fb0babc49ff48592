package dev.latchkey.permission;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;

/** Lays the text of a policy out anew, four blanks a step; nothing but white space changes. */
final class DocumentFormat {

    private static final int DEEPEST = 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private DocumentFormat() {}

    /** The text laid out; empty for what is no JSON. */
    static Optional<String> of(String document) {
        StringWriter text = new StringWriter();
        try (JsonParser in = JSON.createParser(document);
                JsonGenerator out = JSON.createGenerator(text).setPrettyPrinter(printer())) {
            while (in.nextToken() != null) {
                out.copyCurrentEventExact(in);
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.of(text.toString());
    }

    private static DefaultPrettyPrinter printer() {
        DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withRootSeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }
}
