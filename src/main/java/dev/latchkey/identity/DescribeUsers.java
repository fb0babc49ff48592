package dev.latchkey.identity;

import dev.latchkey.identity.UserColumn.Cell;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Tells what all rooms know of some users, column by column: what stands beside their names in the list of users. It is
 * what the credential report tells of everybody, and so takes that permission.
 */
public record DescribeUsers(List<String> userIds) implements Operation<List<DescribeUsers.Column>> {

    /**
     * One column.
     *
     * @param cells by the unique id of the user
     */
    public record Column(String heading, Map<String, Cell> cells) {}

    @Override
    public String action() {
        return "iam:GetCredentialReport";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Asks each room once. */
    @ApplicationScoped
    static class Handler implements OperationHandler<DescribeUsers, List<DescribeUsers.Column>> {

        private final UserRows rows;
        private final List<UserColumn> columns;

        Handler(UserRows rows, @All List<UserColumn> columns) {
            this.rows = rows;
            this.columns = columns.stream()
                    .sorted(Comparator.comparingInt(UserColumn::order))
                    .toList();
        }

        @Override
        public Class<DescribeUsers> operation() {
            return DescribeUsers.class;
        }

        @Override
        public List<Column> handle(Permit permit, DescribeUsers operation) {
            List<String> own = rows.ofAccount(permit.accountId(), operation.userIds());
            return columns.stream()
                    .map(column -> new Column(column.heading(), own.isEmpty() ? Map.of() : column.cells(own)))
                    .toList();
        }
    }
}
