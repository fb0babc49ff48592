package dev.latchkey.signin;

import dev.latchkey.session.CurrentSession;
import dev.latchkey.web.Answers;
import dev.latchkey.web.CarriedForm;
import dev.latchkey.web.CarriedForms;
import dev.latchkey.web.NextPath;
import dev.latchkey.web.SignInAgain;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** Leads people whose session has ended to the sign-in page and back, with the form that they had sent. */
@ApplicationScoped
class BackAgain implements SignInAgain {
    private final SignInPage page;
    private final CurrentSession session;
    private final CarriedForms forms;

    BackAgain(SignInPage page, CurrentSession session, CarriedForms forms) {
        this.page = page;
        this.session = session;
        this.forms = forms;
    }

    @Override
    public Response answer(NextPath next, Optional<String> sealedForm) {
        return sealedForm
                .map(kept -> page.afterEnd(next, kept))
                .orElseGet(() -> Answers.seeOther(new NextPath("/signin?next=" + next.encoded())));
    }

    @Override
    public Optional<CarriedForm> take(NextPath target) {
        Optional<CarriedForm> form = session.carried()
                .flatMap(kept -> session.visitor()
                        .flatMap(visitor -> forms.open(kept, visitor.user().userId())))
                .filter(carried -> carried.target().equals(target));
        form.ifPresent(taken -> session.dropCarried());
        return form;
    }
}
