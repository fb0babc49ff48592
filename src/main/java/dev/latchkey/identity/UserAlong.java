package dev.latchkey.identity;

import dev.latchkey.platform.ReadMemory;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.Optional;

/** All that may be told of a user, read along by a statement that asks for more: it need not be read once more. */
@Singleton
public class UserAlong {

    /** Of {@code iam_user u}, beside its names and tags. */
    public static final String SELECTED = """
            u.created_at,
            (select l.password_last_used_at from login_profile l where l.user_id = u.user_id) as password_last_used_at,
            (select 'arn:aws:iam::' || p.owner || ':policy' || p.path || p.policy_name
               from managed_policy p where p.policy_id = u.boundary_policy_id) as boundary
            """;

    private final ReadMemory memory;

    UserAlong(ReadMemory memory) {
        this.memory = memory;
    }

    /** Remembers the user of a row that has these columns, as far as anything is remembered now. */
    public void remember(Sql.Row row) {
        UserMetadata user = UserRows.whole(row);
        memory.put(UserMetadata.class, user.userId(), Optional.of(user));
    }
}
