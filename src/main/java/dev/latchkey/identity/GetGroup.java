package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.platform.Ascii;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads what may be told of a group, with its members by name and page by page. */
public record GetGroup(@Text(TextShape.GROUP_NAME) String groupName, Page page)
        implements Operation<GetGroup.GroupWithUsers> {

    /** A group and a page of its members; these without boundaries and tags. */
    public record GroupWithUsers(GroupMetadata group, Paged<UserMetadata> users) {}

    @Override
    public String action() {
        return "iam:GetGroup";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.GroupNamed(groupName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the group's row and a page of members. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetGroup, GetGroup.GroupWithUsers> {

        private final GroupRepository groups;
        private final UserRows rows;

        Handler(GroupRepository groups, UserRows rows) {
            this.groups = groups;
            this.rows = rows;
        }

        @Override
        public Class<GetGroup> operation() {
            return GetGroup.class;
        }

        @Override
        public GetGroup.GroupWithUsers handle(Permit permit, GetGroup operation) {
            String groupId = Missing.requireGroup(permit);
            Page page = operation.page();
            return new GroupWithUsers(
                    GroupMetadata.of(groups.findById(groupId)),
                    page.cut(
                            rows.membersOf(groupId, page.after(), page.fetch()), user -> Ascii.lower(user.userName())));
        }
    }
}
