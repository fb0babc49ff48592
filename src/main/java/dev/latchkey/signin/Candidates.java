package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.Sql;
import dev.latchkey.session.UserColumns;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Looks up who somebody says they are, and whether their device is known. */
@Singleton
class Candidates {
    private static final String SELECT = "select " + UserColumns.SELECTED + """
            , a.alias, d.id_hash is not null as is_known
              from account a
              join iam_user u on u.account_id = a.account_id
              left join known_device d on d.user_id = u.user_id and d.id_hash = ?
             where u.user_name_key = ? and a.
            """;

    private static final String BY_ID = SELECT.stripTrailing() + "account_id = ?";
    private static final String BY_ALIAS = SELECT.stripTrailing() + "alias = ?";

    private final Sql sql;

    Candidates(Sql sql) {
        this.sql = sql;
    }

    Candidate find(String account, String userName, Optional<byte[]> device) {
        boolean isId = account.length() == 12 && account.chars().allMatch(c -> c >= '0' && c <= '9');
        byte[] deviceHash = device.orElseGet(() -> new byte[0]);
        Function<Sql.Row, Candidate> reader = row -> {
            Principal.User user = UserColumns.read(row);
            return new Candidate(
                    account,
                    userName,
                    Optional.of(user),
                    Optional.ofNullable(row.optionalText("alias")),
                    row.flag("is_known") ? device : Optional.empty());
        };
        return sql.first(isId ? BY_ID : BY_ALIAS, reader, deviceHash, Ascii.lower(userName), Ascii.lower(account))
                .orElseGet(
                        () -> new Candidate(account, userName, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** From now on the user is no stranger on this device; answers whether they were one. */
    boolean remember(String userId, byte[] device, Instant now) {
        // A row that was updated has a transaction that ended it as it was; one that was added has none.
        return sql.first("""
                insert into known_device (user_id, id_hash, created_at, last_used_at) values (?, ?, ?, ?)
                on conflict (user_id, id_hash) do update set last_used_at = excluded.last_used_at
                returning (xmax = 0) as is_new
                """, row -> row.flag("is_new"), userId, device, now, now)
                .orElseThrow();
    }

    int purgeDevices(Instant unusedSince) {
        return sql.change("delete from known_device where last_used_at < ?", unusedSince);
    }
}
