package dev.latchkey.identity;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.inject.Singleton;
import java.util.List;

/** Users, groups, tags and aliases for programs. */
@Singleton
class IdentityApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(CreateUser.class).answering("User"),
                ApiOperation.iam(GetUser.class).answering("User"),
                ApiOperation.iam(UpdateUser.class),
                ApiOperation.iam(DeleteUser.class),
                ApiOperation.iam(ListUsers.class).answering("Users"),
                ApiOperation.iam(TagUser.class),
                ApiOperation.iam(UntagUser.class),
                ApiOperation.iam(ListUserTags.class).answering("Tags"),
                ApiOperation.iam(CreateGroup.class).answering("Group"),
                ApiOperation.iam(GetGroup.class).answeringMembers(),
                ApiOperation.iam(UpdateGroup.class),
                ApiOperation.iam(DeleteGroup.class),
                ApiOperation.iam(ListGroups.class).answering("Groups"),
                ApiOperation.iam(AddUserToGroup.class),
                ApiOperation.iam(RemoveUserFromGroup.class),
                ApiOperation.iam("ListGroupsForUser", NamedUser.class, NamedUser::groups)
                        .answering("Groups"),
                ApiOperation.iam(CreateAccountAlias.class),
                ApiOperation.iam(DeleteAccountAlias.class),
                ApiOperation.iam(ListAccountAliases.class).answering("AccountAliases"));
    }

    /** A listing that names its user, where pages may leave the name out. */
    record NamedUser(@Text(TextShape.EXISTING_USER_NAME) String userName, Page page) {

        ListGroupsForUser groups() {
            return new ListGroupsForUser(userName, page);
        }
    }
}
