package dev.latchkey.credential.accesskey;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationHandler;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Lists the access keys of a user, in the order in which they were made.
 *
 * @param userName whose; null for the caller's own
 */
public record ListAccessKeys(
        @Nullable @Text(TextShape.EXISTING_USER_NAME) String userName, Page page)
        implements Operation<Paged<AccessKeyMetadata>> {

    /** All of them, for pages. */
    public static ListAccessKeys of(@Nullable String userName) {
        return new ListAccessKeys(userName, Page.LONGEST);
    }

    @Override
    public String action() {
        return "iam:ListAccessKeys";
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

    /** Reads the rows. */
    @ApplicationScoped
    static class Handler implements OperationHandler<ListAccessKeys, Paged<AccessKeyMetadata>> {

        private final AccessKeys accessKeys;

        Handler(AccessKeys accessKeys) {
            this.accessKeys = accessKeys;
        }

        @Override
        public Class<ListAccessKeys> operation() {
            return ListAccessKeys.class;
        }

        @Override
        public Paged<AccessKeyMetadata> handle(Permit permit, ListAccessKeys operation) {
            String userId = MissingAccessKey.requireUser(permit);
            String after = operation.page().after();
            // A user has so few that a part of them is cut here.
            return operation
                    .page()
                    .cut(
                            accessKeys.of(userId, MissingAccessKey.nameOf(permit)).stream()
                                    .filter(key -> after.isEmpty() || place(key).compareTo(after) > 0)
                                    .limit(operation.page().fetch())
                                    .toList(),
                            Handler::place);
        }

        private static String place(AccessKeyMetadata key) {
            Instant made = key.createDate();
            return String.format("%012d%09d%s", made.getEpochSecond(), made.getNano(), key.accessKeyId());
        }
    }
}
