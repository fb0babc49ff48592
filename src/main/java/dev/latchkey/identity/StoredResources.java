package dev.latchkey.identity;

import dev.latchkey.operation.AccessKeyOwners;
import dev.latchkey.operation.ArnResolver;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CredentialKeys;
import dev.latchkey.operation.DeviceResources;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.ResourceReference.AlreadyRead;
import dev.latchkey.operation.ResourceReference.Collection;
import dev.latchkey.operation.ResourceReference.DeviceWithSerial;
import dev.latchkey.operation.ResourceReference.GroupNamed;
import dev.latchkey.operation.ResourceReference.MovedGroup;
import dev.latchkey.operation.ResourceReference.MovedUser;
import dev.latchkey.operation.ResourceReference.NewGroup;
import dev.latchkey.operation.ResourceReference.NewPolicy;
import dev.latchkey.operation.ResourceReference.NewUser;
import dev.latchkey.operation.ResourceReference.NewVirtualDevice;
import dev.latchkey.operation.ResourceReference.OwnerOfAccessKey;
import dev.latchkey.operation.ResourceReference.PolicyWithArn;
import dev.latchkey.operation.ResourceReference.UserNamed;
import dev.latchkey.operation.ResourceReference.UserWithBoundary;
import dev.latchkey.operation.ResourceReference.UserWithCredential;
import dev.latchkey.platform.Ascii;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Resolves names to what is stored: the caller's own user without asking the database, the rest by one look-up. */
@ApplicationScoped
class StoredResources implements ArnResolver {

    private final UserRows users;
    private final GroupRepository groups;
    private final PolicyResources policies;
    private final Optional<AccessKeyOwners> keyOwners;
    private final Optional<DeviceResources> devices;
    private final List<CredentialKeys> credentialKeys;

    StoredResources(
            UserRows users,
            GroupRepository groups,
            PolicyResources policies,
            @All List<AccessKeyOwners> keyOwners,
            @All List<DeviceResources> devices,
            @All List<CredentialKeys> credentialKeys) {
        this.users = users;
        this.groups = groups;
        this.policies = policies;
        this.keyOwners = keyOwners.stream().findFirst();
        this.devices = devices.stream().findFirst();
        this.credentialKeys = credentialKeys;
    }

    @Override
    public ResolvedResource resolve(Caller caller, ResourceReference reference) {
        String account = "arn:aws:iam::" + caller.accountId() + ":";
        if (reference instanceof ResourceReference.OwnUser) {
            return own(caller.user());
        }
        if (reference instanceof UserNamed named) {
            return user(caller, named.name());
        }
        if (reference instanceof UserWithBoundary named) {
            return userWithBoundary(caller, named.name());
        }
        if (reference instanceof OwnerOfAccessKey key) {
            return ownerOf(caller.accountId(), key.accessKeyId());
        }
        if (reference instanceof GroupNamed named) {
            return group(caller.accountId(), named.name());
        }
        if (reference instanceof MovedUser moved) {
            return movedUser(caller, moved);
        }
        if (reference instanceof MovedGroup moved) {
            return movedGroup(caller.accountId(), moved);
        }
        if (reference instanceof UserWithCredential owner) {
            return withKeysOf(owner, caller);
        }
        if (reference instanceof AlreadyRead read) {
            return read.resource();
        }
        if (reference instanceof NewUser made) {
            return ResolvedResource.unstored(account + "user" + made.path() + made.name(), made.name());
        }
        if (reference instanceof NewGroup made) {
            return ResolvedResource.unstored(account + "group" + made.path() + made.name(), made.name());
        }
        if (reference instanceof NewPolicy made) {
            return ResolvedResource.unstored(account + "policy" + made.path() + made.name(), made.name());
        }
        if (reference instanceof NewVirtualDevice made) {
            return ResolvedResource.unstored(account + "mfa" + made.path() + made.name(), made.name());
        }
        if (reference instanceof PolicyWithArn policy) {
            return policies.find(caller.accountId(), policy.arn())
                    .orElseGet(() -> ResolvedResource.unstored(policy.arn(), null));
        }
        if (reference instanceof DeviceWithSerial device) {
            return devices.flatMap(stored -> stored.withSerial(caller.accountId(), device.serialNumber()))
                    .orElseGet(() -> ResolvedResource.unstored(device.serialNumber(), null));
        }
        if (reference instanceof Collection collection) {
            return ResolvedResource.unstored(account + collection.type() + collection.pathPrefix(), null);
        }
        return ResolvedResource.EVERYTHING;
    }

    private ResolvedResource withKeysOf(UserWithCredential owner, Caller caller) {
        Map<String, List<String>> keys = new HashMap<>();
        credentialKeys.forEach(room -> keys.putAll(room.conditionKeys(caller.accountId(), owner.credentialId())));
        return resolve(caller, ResourceReference.user(owner.name())).with(keys);
    }

    private ResolvedResource user(Caller caller, String name) {
        if (caller.principal() instanceof Principal.User own
                && Ascii.lower(own.name()).equals(Ascii.lower(name))) {
            return own(own);
        }
        return users.named(caller.accountId(), name)
                .map(UserMetadata::resource)
                .orElseGet(() -> missing(caller.accountId(), name));
    }

    private static ResolvedResource missing(String accountId, String name) {
        return ResolvedResource.unstored("arn:aws:iam::" + accountId + ":user/" + name, name);
    }

    private ResolvedResource userWithBoundary(Caller caller, String name) {
        return users.named(caller.accountId(), name)
                .map(found -> found.permissionsBoundary() == null
                        ? found.resource()
                        : found.resource()
                                .with(
                                        "iam:PermissionsBoundary",
                                        found.permissionsBoundary().permissionsBoundaryArn()))
                .orElseGet(() -> missing(caller.accountId(), name));
    }

    private ResolvedResource ownerOf(String accountId, String accessKeyId) {
        return keyOwners
                .flatMap(owners -> owners.ownerOf(accountId, accessKeyId))
                .map(StoredResources::own)
                .orElseGet(
                        () -> ResolvedResource.unstored(OwnerOfAccessKey.toldAs(accountId, accessKeyId), accessKeyId));
    }

    private ResolvedResource group(String accountId, String name) {
        return groups.named(accountId, name)
                .map(group -> new ResolvedResource(group.arn(), group.groupId, group.groupName, Map.of()))
                .orElseGet(() -> ResolvedResource.unstored("arn:aws:iam::" + accountId + ":group/" + name, name));
    }

    /** The ARN that the user will have; the path stays where none is given, and is then the stored one. */
    private ResolvedResource movedUser(Caller caller, MovedUser moved) {
        Optional<UserMetadata> user = users.named(caller.accountId(), moved.name());
        return moved(
                caller.accountId() + ":user",
                Objects.requireNonNullElseGet(
                        moved.newPath(), () -> user.map(UserMetadata::path).orElse("/")),
                Objects.requireNonNullElseGet(
                        moved.newName(), () -> user.map(UserMetadata::userName).orElse(moved.name())),
                user.map(found -> found.resource().tags()).orElse(Map.of()));
    }

    private ResolvedResource movedGroup(String accountId, MovedGroup moved) {
        Optional<Group> group = groups.named(accountId, moved.name());
        return moved(
                accountId + ":group",
                Objects.requireNonNullElseGet(
                        moved.newPath(), () -> group.map(stored -> stored.path).orElse("/")),
                Objects.requireNonNullElseGet(moved.newName(), () -> group.map(stored -> stored.groupName)
                        .orElse(moved.name())),
                Map.of());
    }

    private static ResolvedResource moved(String kind, String path, String name, Map<String, String> tags) {
        return new ResolvedResource("arn:aws:iam::" + kind + path + name, null, name, tags);
    }

    private static ResolvedResource own(Principal.User user) {
        return new ResolvedResource(user.arn(), user.userId(), user.name(), user.tags());
    }
}
