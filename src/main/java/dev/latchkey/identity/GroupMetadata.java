package dev.latchkey.identity;

import java.time.Instant;

/** What may be told of a group. */
public record GroupMetadata(String path, String groupName, String groupId, String arn, Instant createDate) {

    static GroupMetadata of(Group group) {
        return new GroupMetadata(group.path, group.groupName, group.groupId, group.arn(), group.createdAt);
    }
}
