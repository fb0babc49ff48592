package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.secret.Sha256;
import dev.latchkey.session.PendingSignIn;
import dev.latchkey.web.Visit;

/**
 * Where a ceremony takes place: a challenge made in one session, unfinished sign-in or browser is good in no other.
 *
 * @param bindingHash what the place is recognized by
 */
record CeremonyScope(Ceremony ceremony, byte[] bindingHash) {

    /** In the session of whoever is signed in, or else in this browser. */
    static CeremonyScope of(Ceremony ceremony, Visit visit) {
        return new CeremonyScope(ceremony, Sha256.of(visit.formBinding()));
    }

    /** In a sign-in that is not finished. */
    static CeremonyScope of(Ceremony ceremony, PendingSignIn signIn) {
        return new CeremonyScope(ceremony, Sha256.of(signIn.id().hash()));
    }

    @Override
    public String toString() {
        return "CeremonyScope[" + ceremony + "]";
    }
}
