package dev.latchkey.web;

import dev.latchkey.language.Language;
import dev.latchkey.language.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the frame around every page needs; the first component of every template record. Made by {@link Layouts}.
 *
 * @param title the page's name, its first heading
 * @param isName whether that is a name that somebody gave, such as a user's: the same in every language
 * @param path of the page, for forms that come back to it
 * @param who is signed in
 * @param navigation the places that this person may go to
 * @param flash what the last request has to say
 * @param errors what is wrong with the form on the page
 * @param theme light, dark, or the system's
 * @param language of the page
 * @param marks hidden inputs for forms
 * @param operator what the operator has to say on every page
 */
public record Layout(
        String title,
        boolean isName,
        String path,
        Optional<Who> who,
        List<Place> navigation,
        Optional<Flash> flash,
        FormErrors errors,
        Theme theme,
        Language language,
        FormMarks marks,
        Operator operator) {

    /** The same page with what is wrong with its form. */
    public Layout with(FormErrors problems) {
        return new Layout(title, isName, path, who, navigation, flash, problems, theme, language, marks, operator);
    }

    /** What the browser shows in its tab: page, account, product; and that there is a problem, where there is one. */
    public String documentTitle() {
        String account = who.map(person -> " – " + person.accountLabel()).orElse("");
        return (errors.isPresent() ? said("Error:") + " " : "") + (isName ? title : said(title)) + account
                + " – Latchkey";
    }

    /** A text in the language of the page. */
    public String said(String english) {
        return Words.in(language, english);
    }

    /** The languages to choose from. */
    public List<Language> languages() {
        return List.of(Language.values());
    }

    /**
     * The person in the top bar.
     *
     * @param accountLabel the account's alias, or else its id
     * @param mfaAt when MFA was proved in this session
     * @param verify where that can be done, if there is such a page
     * @param endsInSeconds how long the session lives on if nothing more is asked of it
     */
    public record Who(
            String userName,
            String accountLabel,
            String accountId,
            Optional<Instant> mfaAt,
            Optional<GateReason.Link> verify,
            long endsInSeconds) {}

    /** A place in the side navigation; current for the page that is shown. */
    public record Place(String label, String href, boolean isCurrent) {}

    /**
     * What the operator decided about all pages.
     *
     * @param help whom to ask
     * @param demo whether everything here is only for trying
     */
    public record Operator(String version, Optional<String> help, boolean demo) {}

    /** Makes the hidden inputs that tell a form of this page from all others. */
    public interface FormMarks {

        /** Whether the page can have forms at all. */
        default boolean areThere() {
            return true;
        }

        /** Proves that the form was drawn for this browser. */
        String csrf();

        /** Makes it good for one use. */
        String nonce(String formName);
    }
}
