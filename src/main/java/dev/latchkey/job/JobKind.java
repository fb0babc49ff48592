package dev.latchkey.job;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.Visitor;
import java.util.List;
import java.util.Optional;

/** One kind of bulk work; each room that has one declares a bean. */
public interface JobKind {

    /** What its jobs are stored under. */
    String name();

    /** What its pages are called. */
    String title();

    /** What one of its items is called, with a capital letter: {@code User}. */
    String subject();

    /** Its page, from where a job of it is started. */
    String href();

    /**
     * What has to be done for one item.
     *
     * @param caller in whose name it is done
     * @throws OperationFailed if it cannot be done as it was asked for
     */
    Work work(Caller caller, String input);

    /**
     * The page that shows what doing them has made, once.
     *
     * @param done where the person goes on
     */
    default OneTimeSecret once(Visitor visitor, List<HandedOut> secrets, String done) {
        throw new IllegalStateException("jobs of the kind " + name() + " make no secrets");
    }

    /**
     * The operations of one item: all of them in one transaction, or none.
     *
     * @param done what is reported once they are done, a whole sentence
     * @param secret what they make that somebody has to be shown, once
     */
    record Work(List<? extends Operation<?>> operations, String done, Optional<SecretText> secret) {}

    /** What doing an item has made. */
    record HandedOut(String subject, SecretText secret) {}
}
