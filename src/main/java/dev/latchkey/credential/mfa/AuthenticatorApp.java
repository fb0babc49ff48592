package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import jakarta.inject.Singleton;

/** The virtual device among the kinds that can be added. */
@Singleton
class AuthenticatorApp implements EnrolmentKind {

    @Override
    public int order() {
        return 10;
    }

    @Override
    public String label() {
        return "Authenticator app";
    }

    @Override
    public String href(Subject subject) {
        return subject.page(NewDevicePage.BELOW);
    }
}
