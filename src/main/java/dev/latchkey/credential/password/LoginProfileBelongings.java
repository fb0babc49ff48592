package dev.latchkey.credential.password;

import dev.latchkey.identity.Belonging;
import dev.latchkey.identity.Belongings;
import dev.latchkey.operation.Operation;
import jakarta.inject.Singleton;
import java.util.List;

/** The console password that has to go before its user. */
@Singleton
class LoginProfileBelongings implements Belongings {

    private final LoginProfiles profiles;

    LoginProfileBelongings(LoginProfiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public List<Belonging> ofUser(String userId, String userName) {
        List<Operation<?>> removal = List.of(new DeleteLoginProfile(userName));
        return profiles.of(userId).stream()
                .map(profile -> new Belonging("the console password", "must delete login profile", removal))
                .toList();
    }
}
