package dev.latchkey.credential.mfa;

import dev.latchkey.identity.UserMetadata;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the virtual devices of the account, without their seeds.
 *
 * @param assignmentStatus those that are somebody's, or nobody's; null for both
 */
public record ListVirtualMfaDevices(
        @Nullable @OneOf({"Assigned", "Unassigned", "Any"}) String assignmentStatus, Page page)
        implements Operation<Paged<VirtualMfaDeviceMetadata>> {

    private static final String UNASSIGNED = "Unassigned";

    /** Those that are nobody's. */
    public static ListVirtualMfaDevices leftOver() {
        return new ListVirtualMfaDevices(UNASSIGNED, Page.LONGEST);
    }

    @Override
    public String action() {
        return "iam:ListVirtualMFADevices";
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Collection("mfa", "/");
    }

    @Override
    public boolean changes() {
        return false;
    }

    /** Reads the rows of the account. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListVirtualMfaDevices, Paged<VirtualMfaDeviceMetadata>> {
        private static final String SELECT = """
                select d.serial_number, d.enabled_at, u.user_id, u.path, u.user_name, u.created_at, u.account_id
                  from mfa_device d
                  left join iam_user u on u.user_id = d.user_id
                 where d.account_id = ? and d.kind = 'virtual' and d.serial_number collate "C" > ?
                   and (d.user_id is not null or ?) and (d.user_id is null or ?)
                 order by d.serial_number collate "C" limit ?
                """;

        private final Sql sql;

        Handler(Sql sql) {
            this.sql = sql;
        }

        @Override
        public Class<ListVirtualMfaDevices> operation() {
            return ListVirtualMfaDevices.class;
        }

        @Override
        public Paged<VirtualMfaDeviceMetadata> handle(Permit permit, ListVirtualMfaDevices operation) {
            String status = String.valueOf(operation.assignmentStatus());
            List<VirtualMfaDeviceMetadata> rows = sql.all(
                    SELECT,
                    Handler::read,
                    permit.accountId(),
                    operation.page().after(),
                    !status.equals("Assigned"),
                    !status.equals(UNASSIGNED),
                    operation.page().fetch());
            return operation.page().cut(rows, VirtualMfaDeviceMetadata::serialNumber);
        }

        private static VirtualMfaDeviceMetadata read(Sql.Row row) {
            return new VirtualMfaDeviceMetadata(
                    row.text("serial_number"), null, null, user(row), row.optionalInstant("enabled_at"), null);
        }

        private static @Nullable UserMetadata user(Sql.Row row) {
            String userId = row.optionalText("user_id");
            if (userId == null) {
                return null;
            }
            String path = row.text("path");
            String name = row.text("user_name");
            String arn = "arn:aws:iam::" + row.text("account_id") + ":user" + path + name;
            Instant created = row.instant("created_at");
            return new UserMetadata(path, name, userId, arn, created, null, null, null);
        }
    }
}
