package dev.latchkey.credential.gitcredential;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import jakarta.inject.Singleton;
import java.util.List;

/** The service-specific credentials that go before their user does. */
@Singleton
class GitCredentialBelongings implements Belongings {

    private final ServiceSpecificCredentials credentials;

    GitCredentialBelongings(ServiceSpecificCredentials credentials) {
        this.credentials = credentials;
    }

    @Override
    public int order() {
        return 70;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        return credentials.idsOf(userId).stream()
                .map(id -> new Belonging(
                        "the service-specific credential " + id,
                        "must delete service specific credentials",
                        List.of(new DeleteServiceSpecificCredential(userName, id, null, false))))
                .toList();
    }
}
