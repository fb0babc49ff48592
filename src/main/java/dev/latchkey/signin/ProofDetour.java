package dev.latchkey.signin;

import dev.latchkey.platform.Transactions;
import dev.latchkey.session.CurrentSession;
import dev.latchkey.web.Answers;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.ProofPage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Leads people to the page where they prove who they are, and keeps their form meanwhile. */
@ApplicationScoped
class ProofDetour implements ProofPage {
    private final CurrentSession session;
    private final Transactions transactions;

    ProofDetour(CurrentSession session, Transactions transactions) {
        this.session = session;
        this.transactions = transactions;
    }

    @Override
    public Response ask(NextPath next, Optional<String> sealedForm, String action) {
        sealedForm.ifPresent(this::keep);
        return Answers.seeOther(new NextPath(new ProofWanted(action, next).address()));
    }

    @Override
    public void keep(String sealedForm) {
        transactions.write(() -> session.carry(sealedForm));
    }
}
