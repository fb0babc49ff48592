package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialKind;
import dev.latchkey.credential.CredentialRow;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Obstacle;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A user's SSH public keys with everything that can be done with them, as the door decides it. */
@Singleton
class SshKeyList {

    static final CredentialKind KIND = new CredentialKind(
            CredentialTab.CODECOMMIT,
            "ssh-keys",
            new CredentialKind.Said(
                    "Activate SSH public key #",
                    "Deactivate SSH public key #",
                    "Delete SSH public key #",
                    "You are about to delete the SSH public key # for good.",
                    "SSH public key # is deleted.",
                    "SSH public key # is active.",
                    "SSH public key # is inactive."),
            "Git does not accept it from then on.",
            "Git accepts it from then on.",
            List.of("Git connections that use it fail at once.", "It cannot be brought back under this id."));

    private static final String UPLOAD = "Upload SSH public key";

    private final Gates gates;
    private final LatchkeyConfiguration configuration;

    SshKeyList(Gates gates, LatchkeyConfiguration configuration) {
        this.gates = gates;
        this.configuration = configuration;
    }

    /**
     * What there is.
     *
     * @param refusal why they cannot be listed
     * @param upload the control that adds one more
     * @param unseenKey why it is not told what the keys are
     */
    record Keys(List<SshKeyRow> rows, Optional<GateReason> refusal, Gate upload, Optional<GateReason> unseenKey) {

        /** The controls of one key; without a row to look at, there is none. */
        CredentialRow row(String id) {
            return rows.stream()
                    .map(SshKeyRow::controls)
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new OperationFailed(
                            ErrorCode.NO_SUCH_ENTITY, "The SSH Public Key with id " + id + " cannot be found."));
        }
    }

    Keys of(Subject subject, OperationView view) {
        Gate upload = gates.link(view, UPLOAD, subject.page("/ssh-keys/new"), upload(subject));
        Answer<Paged<SshPublicKeyMetadata>> answer = view.ask(ListSshPublicKeys.of(subject.userName()));
        if (answer instanceof Answer.Refused<Paged<SshPublicKeyMetadata>> refused) {
            GateReason reason = gates.refusal(view, SshPublicKeySection.ID, refused.permission());
            return new Keys(List.of(), Optional.of(reason), upload, Optional.empty());
        }
        List<SshPublicKeyMetadata> keys = answer.granted().map(Paged::items).orElse(List.of());
        Optional<GateReason> unseen = unseenKey(subject, view, keys);
        return new Keys(
                keys.stream()
                        .map(key -> new SshKeyRow(key, unseen.isEmpty(), controls(subject, view, key)))
                        .toList(),
                Optional.empty(),
                upload.unless(full(subject, keys.size())),
                unseen);
    }

    /** The submit button of the form that adds one. */
    Gate uploadButton(Subject subject, OperationView view) {
        return gates.submit(view, UPLOAD, upload(subject));
    }

    private static UploadSshPublicKey upload(Subject subject) {
        return new UploadSshPublicKey(subject.userName(), "");
    }

    private CredentialRow controls(Subject subject, OperationView view, SshPublicKeyMetadata key) {
        String id = key.sshPublicKeyId();
        return CredentialRow.of(
                gates,
                view,
                KIND.path(subject, id),
                id,
                id,
                key.status(),
                new UpdateSshPublicKey(subject.userName(), id, CredentialRow.otherThan(key.status())),
                new DeleteSshPublicKey(subject.userName(), id, true));
    }

    private Optional<GateReason> unseenKey(Subject subject, OperationView view, List<SshPublicKeyMetadata> keys) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Permission read =
                view.preview(new GetSshPublicKey(subject.userName(), keys.get(0).sshPublicKeyId(), "SSH"));
        return read.isAllowed() ? Optional.empty() : Optional.of(gates.refusal(view, "ssh-public-key", read));
    }

    private Optional<Obstacle> full(Subject subject, int count) {
        int limit = configuration.quota().sshPublicKeysPerUser();
        return count < limit
                ? Optional.empty()
                : Optional.of(
                        Obstacle.quota(subject.has() + count + " of " + limit + " SSH public keys. Delete one first."));
    }
}
