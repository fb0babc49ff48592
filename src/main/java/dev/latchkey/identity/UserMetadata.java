package dev.latchkey.identity;

import dev.latchkey.operation.ResolvedResource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What may be told of a user.
 *
 * @param passwordLastUsed null where the password was never used or there is none
 * @param permissionsBoundary null where there is none, and in lists
 * @param tags null where there are none, and in lists
 */
public record UserMetadata(
        String path,
        String userName,
        String userId,
        String arn,
        Instant createDate,
        @Nullable Instant passwordLastUsed,
        @Nullable AttachedPermissionsBoundary permissionsBoundary,
        @Nullable List<Tag> tags) {

    /** A user with nothing but its name. */
    static UserMetadata of(User user) {
        return new UserMetadata(user.path, user.userName, user.userId, user.arn(), user.createdAt, null, null, null);
    }

    /** The user as a thing to be decided about. */
    ResolvedResource resource() {
        Map<String, String> keys = new HashMap<>();
        if (tags != null) {
            tags.forEach(tag -> keys.put(tag.key(), tag.value()));
        }
        return new ResolvedResource(arn, userId, userName, keys);
    }

    /** The managed policy beyond which the user's own policies allow nothing. */
    public record AttachedPermissionsBoundary(String permissionsBoundaryType, String permissionsBoundaryArn) {

        static AttachedPermissionsBoundary of(String policyArn) {
            return new AttachedPermissionsBoundary("PermissionsBoundaryPolicy", policyArn);
        }
    }
}
