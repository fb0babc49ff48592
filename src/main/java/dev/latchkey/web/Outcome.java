package dev.latchkey.web;

import java.util.Optional;

/**
 * What became of a form that was accepted: where the browser goes and what is said there.
 *
 * @param location a path of this portal
 * @param flash what the next page says once
 */
public record Outcome(NextPath location, Optional<Flash> flash) {

    /** Go there and say that it is done. */
    public static Outcome success(String path, String sentence) {
        return new Outcome(new NextPath(path), Optional.of(new Flash(Flash.Kind.SUCCESS, sentence)));
    }

    /** Go there, say that it is done, and offer to take it back. */
    public static Outcome undoable(String path, String sentence, Flash.Undo undo) {
        return new Outcome(new NextPath(path), Optional.of(new Flash(Flash.Kind.SUCCESS, sentence, Optional.of(undo))));
    }

    /** Go there and say something that is no success. */
    public static Outcome saying(String path, Flash.Kind kind, String sentence) {
        return new Outcome(new NextPath(path), Optional.of(new Flash(kind, sentence)));
    }

    /** Go there and say nothing. */
    public static Outcome silently(String path) {
        return new Outcome(new NextPath(path), Optional.empty());
    }
}
