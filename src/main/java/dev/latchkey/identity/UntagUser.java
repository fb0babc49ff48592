package dev.latchkey.identity;

import dev.latchkey.operation.AtStake;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Takes tags from a user, by key and ignoring case; keys that it does not have do no harm. */
public record UntagUser(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Required @Length(max = 50) List<@Text(TextShape.TAG_KEY) String> tagKeys)
        implements Operation<Void> {

    @Override
    public String action() {
        return "iam:UntagUser";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return tagKeys.isEmpty() ? Map.of() : Map.of("aws:TagKeys", tagKeys);
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Deletes the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<UntagUser, Void> {

        private final UserRows rows;

        Handler(UserRows rows) {
            this.rows = rows;
        }

        @Override
        public Class<UntagUser> operation() {
            return UntagUser.class;
        }

        @Override
        public Void handle(Permit permit, UntagUser operation) {
            String userId = Missing.requireUser(permit);
            operation.tagKeys().forEach(key -> rows.removeTag(userId, key));
            return null;
        }
    }
}
