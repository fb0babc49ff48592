package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.LastUsed;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One access key on a page.
 *
 * @param showsUse whether the person may know when it was used
 * @param toggle deactivates or activates it, the other way round
 * @param path below which its own pages stand
 */
record KeyRow(AccessKeyMetadata key, boolean showsUse, Gate toggle, Gate delete, String path) {

    /** When it was used last; empty for never. */
    public Optional<LastUsed> use() {
        return Optional.ofNullable(key.lastUsed());
    }

    public Optional<String> description() {
        return Optional.ofNullable(key.description());
    }

    /** The name of the toggle's form. */
    public String toggleForm() {
        return verb() + "-" + key.accessKeyId();
    }

    /** Where that form is sent. */
    public String togglePath() {
        return path + "/" + verb();
    }

    private String verb() {
        return key.status().isActive() ? "deactivate" : "activate";
    }

    Stream<GateReason> reasons() {
        return Stream.of(toggle, delete).flatMap(gate -> gate.reason().stream());
    }

    KeyRow saying(UnaryOperator<GateReason> words) {
        return new KeyRow(key, showsUse, toggle.saying(words), delete.saying(words), path);
    }

    /** The list with its controls. */
    static List<KeyRow> saying(List<KeyRow> rows, UnaryOperator<GateReason> words) {
        return rows.stream().map(row -> row.saying(words)).toList();
    }
}
