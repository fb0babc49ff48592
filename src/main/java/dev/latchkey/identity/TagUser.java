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
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Adds tags to a user; a tag of the same key, ignoring case, is overwritten. */
public record TagUser(
        @Text(TextShape.EXISTING_USER_NAME) String userName,
        @Required @Length(max = 50) List<Tag> tags) implements Operation<Void> {

    @Override
    public String action() {
        return "iam:TagUser";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.UserNamed(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return TagRules.conditionKeys(tags);
    }

    @Override
    public Outdates outdates() {
        return Outdates.user(userName);
    }

    @Override
    public AtStake atStake() {
        return AtStake.user(userName);
    }

    /** Writes the rows, unless the user would have too many. */
    @ApplicationScoped
    static class Handler implements OperationHandler<TagUser, Void> {

        private final UserRows rows;
        private final LatchkeyConfiguration configuration;

        Handler(UserRows rows, LatchkeyConfiguration configuration) {
            this.rows = rows;
            this.configuration = configuration;
        }

        @Override
        public Class<TagUser> operation() {
            return TagUser.class;
        }

        @Override
        public Void handle(Permit permit, TagUser operation) {
            TagRules.checkSome(operation.tags());
            String userId = Missing.requireUser(permit);
            int quota = configuration.quota().tagsPerResource();
            if (rows.putTags(userId, operation.tags()) > quota) {
                throw TagRules.tooMany(quota);
            }
            return null;
        }
    }
}
