package dev.latchkey.identity;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Outdates;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Makes a group, with no members and no policies. */
public record CreateGroup(@Nullable Path path, GroupName groupName) implements Operation<GroupMetadata> {

    private Path where() {
        return path == null ? Path.ROOT : path;
    }

    @Override
    public String action() {
        return "iam:CreateGroup";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.NewGroup(where().text(), groupName.text());
    }

    /** Takes the account's lock: the quota is counted under it, so that it holds under contention. */
    @Override
    public Outdates outdates() {
        return Outdates.wholeAccount();
    }

    /** Adds the row, unless the name is taken or the account is full. */
    @ApplicationScoped
    static class Handler implements OperationHandler<CreateGroup, GroupMetadata> {

        private final GroupRepository groups;
        private final UniqueIds ids;
        private final LatchkeyConfiguration configuration;
        private final Clock clock;

        Handler(GroupRepository groups, UniqueIds ids, LatchkeyConfiguration configuration, Clock clock) {
            this.groups = groups;
            this.ids = ids;
            this.configuration = configuration;
            this.clock = clock;
        }

        @Override
        public Class<CreateGroup> operation() {
            return CreateGroup.class;
        }

        @Override
        public GroupMetadata handle(Permit permit, CreateGroup operation) {
            String name = operation.groupName().text();
            if (groups.named(permit.accountId(), name).isPresent()) {
                throw Missing.groupExists(name);
            }
            int quota = configuration.quota().groupsPerAccount();
            if (groups.count("accountId", permit.accountId()) >= quota) {
                throw new OperationFailed(
                        ErrorCode.LIMIT_EXCEEDED, "Cannot exceed quota for GroupsPerAccount: " + quota);
            }
            Group group = new Group(
                    ids.next("AGPA"), permit.accountId(), operation.where(), operation.groupName(), clock.instant());
            groups.persistAndFlush(group);
            return GroupMetadata.of(group);
        }
    }
}
