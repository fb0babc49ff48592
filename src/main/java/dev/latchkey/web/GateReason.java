package dev.latchkey.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Why something is closed, in words for the person concerned.
 *
 * @param id of the element that says it
 * @param name the class of the reason: {@code needs-mfa}, {@code not-granted}, …
 * @param deniedAction the refused action, where it is not the control's main one
 * @param sentence what is said
 * @param wayOut a link that opens it
 * @param banner the id of the banner that says more; empty where the reason stands here in full
 * @param facts what stands behind it, for whoever wants to know, and for the administrator
 * @param requestText words to send to an administrator; empty where that would not help
 * @param trial where the same is tried with every statement considered; empty for whoever may not simulate themselves
 */
public record GateReason(
        String id,
        String name,
        Optional<String> deniedAction,
        String sentence,
        Optional<Link> wayOut,
        Optional<String> banner,
        List<Fact> facts,
        Optional<String> requestText,
        Optional<Link> trial) {

    /** A reason that nothing has to be tried out for. */
    public GateReason(
            String id,
            String name,
            Optional<String> deniedAction,
            String sentence,
            Optional<Link> wayOut,
            Optional<String> banner,
            List<Fact> facts,
            Optional<String> requestText) {
        this(id, name, deniedAction, sentence, wayOut, banner, facts, requestText, Optional.empty());
    }

    /** Whether it is the same cause as another, so that one banner can speak for both. */
    public boolean hasSameCause(GateReason other) {
        return name.equals(other.name) && sentence.equals(other.sentence);
    }

    /** Whether there is more to tell behind the sentence. */
    public boolean hasMore() {
        return banner.isEmpty() && (!facts.isEmpty() || requestText.isPresent());
    }

    /** The sentence, or what another language says for it, in pieces: what stands between backticks is a name. */
    public List<Piece> pieces(String said) {
        String[] parts = said.split("`", -1);
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            pieces.add(new Piece(parts[i], i % 2 == 1));
        }
        return pieces;
    }

    /** The same reason without the words to an administrator, which name the request and so are new each time. */
    public GateReason lasting() {
        return requestText.isEmpty()
                ? this
                : new GateReason(id, name, deniedAction, sentence, wayOut, banner, facts, Optional.empty(), trial);
    }

    /** The same reason, told in full by a banner: here only a few words that lead there. */
    public GateReason pointingTo(String bannerId, String words) {
        return new GateReason(
                id, name, deniedAction, words, Optional.empty(), Optional.of(bannerId), List.of(), Optional.empty());
    }

    /** The same reason in another place of the page. */
    public GateReason standingAs(String place) {
        return new GateReason("why-" + place, name, deniedAction, sentence, wayOut, banner, facts, requestText, trial);
    }

    /**
     * One line of what stands behind a reason.
     *
     * @param label what it is; empty for a further one of what the line before it is
     * @param isCode whether the text is a name that is written as such
     * @param isQuotation whether it is a sentence of IAM, which is English whatever the language of the page
     */
    public record Fact(String label, String text, boolean isCode, boolean isQuotation) {

        /** A line that is no quotation. */
        public Fact(String label, String text, boolean isCode) {
            this(label, text, isCode, false);
        }
    }

    /** A part of a sentence. */
    public record Piece(String text, boolean isCode) {}

    /** A link that opens what is closed. */
    public record Link(String label, String href) {}
}
