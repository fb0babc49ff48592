package dev.latchkey.web;

/** What is told when there is no page to show, by status; never what went wrong inside. */
enum ErrorPage {
    UNREADABLE(400, "This cannot be read", "What was sent is not what any page here sends. Nothing was changed."),
    FOREIGN_FORM(
            403,
            "This form cannot be used",
            "It does not belong to the session that you are in now. Nothing was changed. Open the page anew and send it"
                    + " once more."),
    NOT_FOUND(404, "Page not found", "There is nothing here, or you cannot see it."),
    WRONG_METHOD(405, "Not possible this way", "This address does not answer to that kind of request."),
    CONFLICT(409, "That is not possible now", "Nothing was changed."),
    GONE(
            410,
            "This file is gone",
            "A secret can be fetched once, within 10 minutes, from the page that shows it. Lost it? Delete what it belongs"
                    + " to and create another."),
    TOO_LARGE(413, "Too large", "What was sent is larger than anything a page here takes. Nothing was changed."),
    WRONG_TYPE(415, "Unknown content", "What was sent is not a form of a page here. Nothing was changed."),
    MISDIRECTED(421, "Wrong address", "Latchkey is not known by this name. Use its own address."),
    TOO_MANY(429, "Too many tries", "Too many tries from this network. Wait a moment, then try again."),
    FAILED(500, "Something went wrong", "Something went wrong on our side."),
    UNAVAILABLE(503, "Not available", "The portal cannot reach its database. Nothing was changed. Try again.");

    private final int status;
    private final String heading;
    private final String text;

    ErrorPage(int status, String heading, String text) {
        this.status = status;
        this.heading = heading;
        this.text = text;
    }

    int status() {
        return status;
    }

    String heading() {
        return heading;
    }

    String text() {
        return text;
    }

    /** The page for a status that something else decided. */
    static ErrorPage of(int status) {
        for (ErrorPage page : values()) {
            if (page.status == status && page != FOREIGN_FORM) {
                return page;
            }
        }
        return status == 403 ? FOREIGN_FORM : status < 500 ? UNREADABLE : FAILED;
    }
}
