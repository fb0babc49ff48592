package dev.latchkey.language;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a language says for each English text of the pages. */
public final class Catalogue {

    /** A file for each folder of templates, which also holds the sentences of that room's classes, and for the rooms below. */
    static final List<String> FILES = List.of(
            "accesskey",
            "account",
            "administration",
            "audit",
            "certificate",
            "confirm",
            "credential",
            "demo",
            "error",
            "gitcredential",
            "identity",
            "job",
            "layout",
            "mfa",
            "once",
            "operation",
            "password",
            "permission",
            "policy",
            "session",
            "setup",
            "signin",
            "sshkey",
            "tags",
            "web");

    private static final Pattern BETWEEN_SENTENCES = Pattern.compile("(?<=[.!?]) (?=\\p{Lu})");

    private static final Map<Language, Catalogue> ALL = all();

    private final Map<String, String> texts;
    private final List<Sentence> sentences;

    private Catalogue(Map<String, String> texts) {
        this.texts = texts;
        this.sentences = texts.entrySet().stream()
                .filter(entry -> Sentence.hasPlaces(entry.getKey()))
                .map(entry -> new Sentence(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Sentence::said).reversed())
                .toList();
    }

    /** The one of that language; that of English is empty. */
    static Catalogue of(Language language) {
        return ALL.getOrDefault(language, new Catalogue(Map.of()));
    }

    /** What stands for exactly that text. */
    Optional<String> exactly(String english) {
        return Optional.ofNullable(texts.get(english));
    }

    /** What stands for that text, for each sentence of it, or for the sentence that it is an instance of. */
    Optional<String> of(String english) {
        return exactly(english).or(() -> eachOf(english)).or(() -> instance(english));
    }

    /** Of several sentences in a row each, where all are known. */
    private Optional<String> eachOf(String english) {
        List<String> parts = List.of(BETWEEN_SENTENCES.split(english));
        List<String> said = parts.size() == 1
                ? List.of()
                : parts.stream()
                        .flatMap(part -> exactly(part).or(() -> instance(part)).stream())
                        .toList();
        return said.size() == parts.size() ? Optional.of(String.join(" ", said)) : Optional.empty();
    }

    private Optional<String> instance(String english) {
        return sentences.stream()
                .flatMap(sentence -> sentence.translate(english, this).stream())
                .findFirst();
    }

    Map<String, String> texts() {
        return texts;
    }

    private static Map<Language, Catalogue> all() {
        Map<Language, Catalogue> all = new EnumMap<>(Language.class);
        for (Language language : Language.translations()) {
            Map<String, String> texts = new LinkedHashMap<>();
            FILES.forEach(file -> read(language, file).forEach((english, said) -> {
                String other = texts.put(english, said);
                if (other != null && !other.equals(said)) {
                    throw new IllegalStateException("Two translations of: " + english);
                }
            }));
            all.put(language, new Catalogue(texts));
        }
        return all;
    }

    /** The entries of one file, in their order. */
    static Map<String, String> read(Language language, String file) {
        Map<String, String> texts = new LinkedHashMap<>();
        String path = "/messages/" + language.tag() + "/" + file + ".json";
        try (InputStream stream = Catalogue.class.getResourceAsStream(path)) {
            if (stream == null) {
                return texts;
            }
            try (JsonParser parser = new JsonFactory().createParser(stream)) {
                parser.nextToken();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String english = parser.currentName();
                    if (texts.put(english, parser.nextTextValue()) != null) {
                        throw new IllegalStateException("Twice in " + path + ": " + english);
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(path, unreadable);
        }
        return texts;
    }
}
