package dev.latchkey.credential;

import dev.latchkey.web.GateReason.Link;
import java.util.List;

/**
 * The words that the pages of single credentials of one kind use.
 *
 * @param name in the middle of a sentence: {@code SSH public key}
 * @param tab the page on which one's own are listed
 * @param segment of its pages' addresses: {@code ssh-keys}
 * @param stops what happens when one becomes inactive, a whole sentence
 * @param works what happens when one becomes active, a whole sentence
 * @param consequences of deleting one, whole sentences
 */
public record CredentialKind(
        String name, CredentialTab tab, String segment, String stops, String works, List<String> consequences) {

    /** The name at the beginning of a sentence. */
    public String capitalName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    /** The page on which they are listed, and its name. */
    public Link home(Subject subject) {
        Link home = subject.home();
        return subject.isOwn() ? new Link(home.label(), tab.href()) : home;
    }

    /** Below which the pages of one credential stand. */
    public String path(Subject subject, String id) {
        return subject.page("/" + segment + "/" + id);
    }
}
