package dev.latchkey.operation;

import org.jspecify.annotations.Nullable;

/** What an operation acts on, as the caller names it, before anything is looked up. */
public sealed interface ResourceReference {

    /** No resource of its own: only the pattern {@code *} covers it. */
    record Everything() implements ResourceReference {}

    /** The caller's own user. */
    record OwnUser() implements ResourceReference {}

    /** The user of that name in the caller's account, ignoring case; the stored spelling decides. */
    record UserNamed(String name) implements ResourceReference {}

    /**
     * The same user for what may hang on its permissions boundary: what is decided about brings
     * {@code iam:PermissionsBoundary} along.
     */
    record UserWithBoundary(String name) implements ResourceReference {}

    /** The user whose that access key is, as far as the caller's account has one of that id. */
    record OwnerOfAccessKey(String accessKeyId) implements ResourceReference {

        /** How a refusal names it: the same whether there is such a key or not. */
        public static String toldAs(String accountId, String accessKeyId) {
            return "arn:aws:iam::" + accountId + ":access-key/" + accessKeyId;
        }
    }

    /**
     * The user of that name, or the caller's own where none is named, as the owner of a credential whose stored
     * attributes are condition keys of the operation.
     */
    record UserWithCredential(@Nullable String name, String credentialId) implements ResourceReference {}

    /** A user that is about to be made. */
    record NewUser(String path, String name) implements ResourceReference {}

    /** The group of that name in the caller's account. */
    record GroupNamed(String name) implements ResourceReference {}

    /** A group that is about to be made. */
    record NewGroup(String path, String name) implements ResourceReference {}

    /** The user of that name as it will be called after a move or rename; null for what stays as it is. */
    record MovedUser(
            String name, @Nullable String newPath, @Nullable String newName) implements ResourceReference {}

    /** The group of that name as it will be called after a move or rename; null for what stays as it is. */
    record MovedGroup(
            String name, @Nullable String newPath, @Nullable String newName) implements ResourceReference {}

    /** A managed policy, by its ARN. */
    record PolicyWithArn(String arn) implements ResourceReference {}

    /** A managed policy that is about to be made. */
    record NewPolicy(String path, String name) implements ResourceReference {}

    /** A virtual MFA device that is about to be made. */
    record NewVirtualDevice(String path, String name) implements ResourceReference {}

    /** An MFA device by its serial number, taken as given. */
    record DeviceWithSerial(String serialNumber) implements ResourceReference {}

    /**
     * All things of one kind below a path: what a listing is authorized on.
     *
     * @param type {@code user}, {@code group} or {@code mfa}
     * @param pathPrefix begins with {@code /}
     */
    record Collection(String type, String pathPrefix) implements ResourceReference {}

    /** A thing that was read in this very transaction, so that nothing is left to look up; never one named by a request. */
    record AlreadyRead(ResolvedResource resource) implements ResourceReference {}

    /** The user of that name, or the caller's own where none is named. */
    static ResourceReference user(@Nullable String name) {
        return name == null ? new OwnUser() : new UserNamed(name);
    }
}
