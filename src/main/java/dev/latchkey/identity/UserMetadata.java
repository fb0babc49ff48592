package dev.latchkey.identity;

import java.time.Instant;

/** What may be told of a user. */
public record UserMetadata(String path, String userName, String userId, String arn, Instant createDate) {

    static UserMetadata of(User user) {
        return new UserMetadata(user.path, user.userName, user.userId, user.arn(), user.createdAt);
    }
}
