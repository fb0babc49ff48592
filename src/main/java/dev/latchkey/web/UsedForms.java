package dev.latchkey.web;

import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Aead;
import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.SealBrokenException;
import dev.latchkey.secret.SecretText;
import dev.latchkey.secret.Sha256;
import dev.latchkey.web.FormSeals.Owner;
import dev.latchkey.web.FormSubmissions.Used;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Remembers what became of each form, and says it again to whoever sends the form again.
 *
 * <p>A form that gave its session a new id may have been sent twice before the browser knew that id. For a moment the
 * old id is therefore good for one thing: the outcome of that very form, and the new id with it.
 */
@ApplicationScoped
class UsedForms {

    private static final Purpose SUCCESSOR = Purpose.of("session-successor");
    private static final Duration OLD_ID_ANSWERS = Duration.ofSeconds(30);

    private final FormSubmissions submissions;
    private final SessionRotation rotation;
    private final Visit visit;
    private final Flashes flashes;
    private final Transactions transactions;
    private final Keys keys;
    private final Clock clock;

    UsedForms(
            FormSubmissions submissions,
            SessionRotation rotation,
            Visit visit,
            Flashes flashes,
            Transactions transactions,
            Keys keys,
            Clock clock) {
        this.submissions = submissions;
        this.rotation = rotation;
        this.visit = visit;
        this.flashes = flashes;
        this.transactions = transactions;
        this.keys = keys;
        this.clock = clock;
    }

    /** Claims the form in the transaction there is. */
    void claim(FormTicket ticket) {
        if (!submissions.claim(hash(ticket), Sha256.of(visit.formBinding()))) {
            throw new FormUsed();
        }
    }

    /** Takes the claim back, in the same transaction: the form came to nothing and may be sent again. */
    void release(FormTicket ticket) {
        submissions.release(hash(ticket));
    }

    /** Writes down what became of it, in the same transaction, and leaves what the next page says. */
    void settle(FormTicket ticket, Outcome outcome) {
        outcome.flash().ifPresent(flashes::leave);
        settleUnsaid(ticket, outcome);
    }

    /** Writes down what a repeat is answered with; nothing is left for the next page now. */
    void settleUnsaid(FormTicket ticket, Outcome outcome) {
        byte[] successor = rotation.successor()
                .flatMap(id ->
                        rotation.presented().map(old -> keys.aead(SUCCESSOR).seal(id, context(old))))
                .orElse(null);
        submissions.settle(hash(ticket), write(outcome), successor);
    }

    /**
     * The answer that was given the first time; empty for a form that was not used. Whoever waited with the session id
     * that the form has replaced meanwhile gets the new one with it.
     */
    Optional<Response> repeat(FormTicket ticket) {
        return submissions.find(hash(ticket)).map(used -> {
            heir(used).ifPresent(rotation::adopt);
            return again(read(used.outcome()));
        });
    }

    /** The same, for a form whose session is not the one that is alive now. */
    Optional<Response> repeat(Form form, Owner owner) {
        return find(form, owner).map(used -> again(read(used.outcome())));
    }

    /** The answer to a form that came with the session id which it has itself replaced a moment ago. */
    Optional<Response> repeatAfterRotation(Form form, Owner owner) {
        return find(form, owner).flatMap(used -> heir(used).map(successor -> {
            rotation.adopt(successor);
            return again(read(used.outcome()));
        }));
    }

    private Optional<Used> find(Form form, Owner owner) {
        return submissions
                .find(Sha256.of(form.text(Form.NONCE)))
                .filter(used -> ConstantTime.equal(used.sessionHash(), Sha256.of(owner.bindingBytes())));
    }

    /** The session id that took the place of the presented one, for a moment after the form did that. */
    private Optional<SecretText> heir(Used used) {
        byte[] sealed = used.successor();
        Optional<SecretText> old = rotation.presented();
        boolean isOver = !used.usedAt().plus(OLD_ID_ANSWERS).isAfter(clock.instant());
        if (sealed == null || old.isEmpty() || isOver) {
            return Optional.empty();
        }
        Aead aead = keys.aead(SUCCESSOR);
        try {
            return Optional.of(aead.openText(sealed, context(old.get())));
        } catch (SealBrokenException e) {
            return Optional.empty();
        }
    }

    private Response again(Outcome outcome) {
        outcome.flash().ifPresent(flash -> transactions.write(() -> flashes.leave(flash)));
        return Answers.seeOther(outcome.location());
    }

    private static String context(SecretText old) {
        return old.reveal();
    }

    private static byte[] hash(FormTicket ticket) {
        return Sha256.of(ticket.nonce());
    }

    private static String write(Outcome outcome) {
        String location = outcome.location().text();
        return outcome.flash()
                .map(flash -> Lengths.join(location, flash.write()))
                .orElseGet(() -> Lengths.join(location));
    }

    private static Outcome read(String outcome) {
        List<String> parts = Lengths.split(outcome);
        Optional<Flash> flash = parts.size() < 2 ? Optional.empty() : Flash.read(parts.get(1));
        return new Outcome(new NextPath(parts.get(0)), flash);
    }

    /** The form was used before. */
    static final class FormUsed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FormUsed() {
            super("the form was used before", null, false, false);
        }
    }
}
