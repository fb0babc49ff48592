package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Reads what may be told of a user.
 *
 * @param userName whose; null for the caller's own
 */
public record GetUser(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName) implements Operation<UserMetadata> {

    @Override
    public String action() {
        return "iam:GetUser";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public boolean changes() {
        return false;
    }

    @Override
    public boolean isAboutCaller() {
        return userName == null;
    }

    /** Reads the user's row. */
    @ApplicationScoped
    static class Handler implements OperationHandler<GetUser, UserMetadata> {

        private final UserRows rows;

        Handler(UserRows rows) {
            this.rows = rows;
        }

        @Override
        public Class<GetUser> operation() {
            return GetUser.class;
        }

        @Override
        public UserMetadata handle(Permit permit, GetUser operation) {
            return rows.whole(Missing.requireUser(permit))
                    .orElseThrow(
                            () -> Missing.user(String.valueOf(permit.resource().name())));
        }
    }
}
