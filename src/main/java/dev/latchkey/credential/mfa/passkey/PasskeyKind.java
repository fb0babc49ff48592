package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.credential.Subject;
import dev.latchkey.credential.mfa.EnrolmentKind;
import jakarta.inject.Singleton;

/** The passkey among the kinds that can be added; whoever adds one has it in front of them, so it is always one's own. */
@Singleton
class PasskeyKind implements EnrolmentKind {

    @Override
    public int order() {
        return 20;
    }

    @Override
    public String label() {
        return "Passkey or security key";
    }

    @Override
    public String href(Subject subject) {
        return subject.page(PasskeyPage.BELOW);
    }

    @Override
    public boolean isFor(Subject subject) {
        return subject.isOwn();
    }
}
