package dev.latchkey.administration;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.accesskey.ListOldAccessKeys.Found;
import dev.latchkey.credential.accesskey.UpdateAccessKey;
import dev.latchkey.job.JobKind;
import dev.latchkey.job.NewItem;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Deactivates access keys, one by one. */
@Singleton
class OldKeysJob implements JobKind {

    static final String NAME = "deactivate-access-keys";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String title() {
        return "Deactivate old access keys";
    }

    @Override
    public String subject() {
        return "Access key";
    }

    @Override
    public String href() {
        return OldKeysPage.PATH;
    }

    static NewItem item(int number, Found key) {
        return new NewItem(
                number, key.accessKeyId() + " of " + key.userName(), key.accessKeyId() + "/" + key.userName());
    }

    @Override
    public Work work(Caller caller, String input) {
        return new Work(
                List.of(deactivation(input)),
                "The key is deactivated. It can be activated again on the page of its user.",
                Optional.empty());
    }

    /** @param key an access key's id and the name of its user, parted by a slash */
    static Operation<?> deactivation(String key) {
        int slash = key.indexOf('/');
        return new UpdateAccessKey(
                key.substring(slash + 1), key.substring(0, Math.max(0, slash)), CredentialStatus.INACTIVE);
    }
}
