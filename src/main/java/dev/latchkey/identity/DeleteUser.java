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

/** Deletes a user that nothing belongs to any more; whoever gets the name later is somebody else. */
public record DeleteUser(@Text(TextShape.EXISTING_USER_NAME) String userName) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:DeleteUser";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Deletes the row, unless something belongs to the user; sessions and tags go with it. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DeleteUser, Void> {

        private final UserRows rows;
        private final AllBelongings belongings;

        Handler(UserRows rows, AllBelongings belongings) {
            this.rows = rows;
            this.belongings = belongings;
        }

        @Override
        public Class<DeleteUser> operation() {
            return DeleteUser.class;
        }

        @Override
        public Void handle(Permit permit, DeleteUser operation) {
            String userId = Missing.requireUser(permit);
            AllBelongings.requireNone(belongings.ofUser(userId, operation.userName()));
            rows.delete(userId);
            return null;
        }
    }
}
