package dev.latchkey.identity;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves or renames a user; its unique id, groups, policies and credentials stay, its sessions end.
 *
 * Authorized on the user as it is and on what it is to become (AWS SAR, "UpdateUser").
 *
 * @param newPath null for where it is
 * @param newUserName null for what it is called
 */
public record UpdateUser(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Nullable Path newPath,
        @Nullable UserName newUserName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:UpdateUser";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public List<ResourceReference> furtherResources() {
        return List.of(new ResourceReference.MovedUser(
                userName, newPath == null ? null : newPath.text(), newUserName == null ? null : newUserName.text()));
    }

    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount().and(Outdates.user(userName));
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Writes the new name and path, unless somebody has the name. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UpdateUser, Void> {

        private final UserRepository users;
        private final UserRows rows;
        private final Instance<UserChanges> changes;

        Handler(UserRepository users, UserRows rows, Instance<UserChanges> changes) {
            this.users = users;
            this.rows = rows;
            this.changes = changes;
        }

        @Override
        public Class<UpdateUser> operation() {
            return UpdateUser.class;
        }

        @Override
        public Void handle(Permit permit, UpdateUser operation) {
            String userId = Missing.requireUser(permit);
            User user = users.findById(userId);
            Path newPath = operation.newPath();
            UserName newName = operation.newUserName();
            String path = newPath == null ? user.path : newPath.text();
            String name = newName == null ? user.userName : newName.text();
            boolean isTaken = users.named(permit.accountId(), name)
                    .filter(other -> !other.userId.equals(userId))
                    .isPresent();
            if (isTaken) {
                throw Missing.userExists(name);
            }
            if (!path.equals(user.path) || !name.equals(user.userName)) {
                rows.move(userId, path, name);
                changes.forEach(room -> room.renamed(userId));
            }
            return null;
        }
    }
}
