package dev.latchkey.credential;

import dev.latchkey.web.GateReason.Link;
import java.util.List;

/**
 * The words that the pages of single credentials of one kind use.
 *
 * @param tab the page on which one's own are listed
 * @param segment of its pages' addresses: {@code ssh-keys}
 * @param said what is said of one of them
 * @param stops what happens when one becomes inactive, a whole sentence
 * @param works what happens when one becomes active, a whole sentence
 * @param consequences of deleting one, whole sentences
 */
public record CredentialKind(
        CredentialTab tab, String segment, Said said, String stops, String works, List<String> consequences) {

    /** Stands for the id in the texts of {@link Said}. */
    private static final String ID = "#";

    /**
     * What is said of one of them, with {@code #} for its id.
     *
     * @param activate the title of the page that asks
     * @param deactivate the title of the page that asks
     * @param delete the title of the page that asks
     * @param aboutToDelete a whole sentence, like those that follow
     */
    public record Said(
            String activate,
            String deactivate,
            String delete,
            String aboutToDelete,
            String deleted,
            String active,
            String inactive) {

        /** One of the texts, of that credential. */
        static String of(String text, String id) {
            return text.replace(ID, id);
        }
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
