package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Obstacle;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A user's access keys with everything that can be done with them, as the door decides it. */
@Singleton
class KeyList {

    private static final Obstacle STILL_ACTIVE = Obstacle.state("Deactivate it first.");

    private final Gates gates;
    private final AccessKeyQuota quota;

    KeyList(Gates gates, AccessKeyQuota quota) {
        this.gates = gates;
        this.quota = quota;
    }

    /**
     * What there is.
     *
     * @param refusal why they cannot be listed
     * @param create the control that makes one more
     * @param unseenUse why it is not told when they were used
     */
    record Keys(List<KeyRow> rows, Optional<GateReason> refusal, Gate create, Optional<GateReason> unseenUse) {

        Optional<KeyRow> row(String accessKeyId) {
            return rows.stream()
                    .filter(row -> row.key().accessKeyId().equals(accessKeyId))
                    .findFirst();
        }
    }

    Keys of(Subject subject, OperationView view) {
        Gate create = gates.link(
                view,
                "Create access key",
                subject.page("/access-keys/new"),
                new CreateAccessKey(subject.userName(), null));
        Answer<Paged<AccessKeyMetadata>> answer = view.ask(ListAccessKeys.of(subject.userName()));
        if (answer instanceof Answer.Refused<Paged<AccessKeyMetadata>> refused) {
            return new Keys(
                    List.of(),
                    Optional.of(gates.refusal(view, AccessKeySection.ID, refused.permission())),
                    create,
                    Optional.empty());
        }
        List<AccessKeyMetadata> keys = answer.granted().map(Paged::items).orElse(List.of());
        Optional<GateReason> unseen = unseenUse(subject, view, keys);
        return new Keys(
                keys.stream()
                        .map(key -> row(subject, view, key, unseen.isEmpty()))
                        .toList(),
                Optional.empty(),
                create.unless(full(subject, keys)),
                unseen);
    }

    /** The submit button of the form that makes one. */
    Gate createButton(Subject subject, OperationView view) {
        return gates.submit(view, "Create access key", new CreateAccessKey(subject.userName(), null));
    }

    private KeyRow row(Subject subject, OperationView view, AccessKeyMetadata key, boolean showsUse) {
        String id = key.accessKeyId();
        boolean isActive = key.status().isActive();
        CredentialStatus other = isActive ? CredentialStatus.INACTIVE : CredentialStatus.ACTIVE;
        String path = subject.page("/access-keys/" + id);
        Gate toggle = gates.submit(
                        view, isActive ? "Deactivate" : "Activate", new UpdateAccessKey(subject.userName(), id, other))
                .naming(id);
        Gate delete = gates.link(view, "Delete", path + "/delete", new DeleteAccessKey(subject.userName(), id, true))
                .naming(id)
                .unless(isActive ? Optional.of(STILL_ACTIVE) : Optional.empty());
        return new KeyRow(key, showsUse, toggle, delete, path);
    }

    private Optional<GateReason> unseenUse(Subject subject, OperationView view, List<AccessKeyMetadata> keys) {
        return keys.stream()
                .findFirst()
                .map(key -> view.preview(
                        new GetAccessKeyLastUsed(key.accessKeyId(), ResourceReference.user(subject.userName()))))
                .filter(permission -> !permission.isAllowed())
                .map(permission -> refusal(view, permission));
    }

    private GateReason refusal(OperationView view, Permission permission) {
        return gates.refusal(view, "access-keys-last-used", permission);
    }

    private Optional<Obstacle> full(Subject subject, List<AccessKeyMetadata> keys) {
        if (keys.size() < quota.limit()) {
            return Optional.empty();
        }
        String oldest = keys.get(0).accessKeyId();
        return Optional.of(Obstacle.quota(subject.has() + keys.size() + " of " + quota.limit() + " access keys.")
                .withWayOut("Rotate the older one", subject.page("/access-keys/" + oldest + "/rotate")));
    }
}
