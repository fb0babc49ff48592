package dev.latchkey.identity;

import dev.latchkey.identity.UserMetadata.AttachedPermissionsBoundary;
import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.ReadMemory;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Sql.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads users with what hangs on them, each answer by one statement, whatever the number of users. */
@Singleton
class UserRows {

    /** What stands between the parts of a tag and between tags; no tag may hold such a character. */
    private static final String UNIT = "\u001f";

    private static final String RECORD = "\u001e";

    static final String COLUMNS = """
        select u.user_id, u.account_id, u.path, u.user_name, u.created_at, l.password_last_used_at
          from iam_user u
          left join login_profile l on l.user_id = u.user_id
        """;

    private static final String WHOLE = """
        select u.user_id, u.account_id, u.path, u.user_name, u.created_at, l.password_last_used_at,
               'arn:aws:iam::' || p.owner || ':policy' || p.path || p.policy_name as boundary,
               (select string_agg(t.tag_key || E'\\x1f' || t.tag_value, E'\\x1e' order by t.tag_key_lower)
                  from user_tag t where t.user_id = u.user_id) as tags
          from iam_user u
          left join login_profile l on l.user_id = u.user_id
          left join managed_policy p on p.policy_id = u.boundary_policy_id
        """;

    private final Sql sql;
    private final ReadMemory memory;

    UserRows(Sql sql, ReadMemory memory) {
        this.sql = sql;
        this.memory = memory;
    }

    /** Everything that may be told of one user. */
    Optional<UserMetadata> whole(String userId) {
        return memory.once(
                UserMetadata.class, userId, () -> sql.first(WHOLE + " where u.user_id = ?", UserRows::whole, userId));
    }

    /** The same of the user of that name, ignoring case. */
    Optional<UserMetadata> named(String accountId, String name) {
        return memory.once(UserMetadata.class, place(accountId, name), () -> remembered(
                        accountId,
                        sql.all(
                                WHOLE + " where u.account_id = ? and u.user_name_key = ?",
                                UserRows::whole,
                                accountId,
                                Ascii.lower(name)))
                .stream()
                .findFirst());
    }

    /** The same of all of these names that there are, by one statement. */
    List<UserMetadata> named(String accountId, Collection<String> names) {
        names.forEach(name -> memory.put(UserMetadata.class, place(accountId, name), Optional.empty()));
        return remembered(
                accountId,
                sql.all(
                        WHOLE + " where u.account_id = ? and u.user_name_key = any (?)",
                        UserRows::whole,
                        accountId,
                        names.stream().map(Ascii::lower).toArray(String[]::new)));
    }

    /** The same of those of the unique ids that belong to users of the account, by one statement. */
    List<UserMetadata> withIds(String accountId, Collection<String> userIds) {
        return remembered(
                accountId,
                sql.all(
                        WHOLE + " where u.account_id = ? and u.user_id = any (?)",
                        UserRows::whole,
                        accountId,
                        userIds.toArray(new String[0])));
    }

    private List<UserMetadata> remembered(String accountId, List<UserMetadata> users) {
        users.forEach(user -> {
            memory.put(UserMetadata.class, user.userId(), Optional.of(user));
            memory.put(UserMetadata.class, place(accountId, user.userName()), Optional.of(user));
        });
        return users;
    }

    private static String place(String accountId, String name) {
        return accountId + "/" + Ascii.lower(name);
    }

    static UserMetadata whole(Row row) {
        return user(row, boundary(row.optionalText("boundary")), tags(row.optionalText("tags")));
    }

    /** Users below a path by name, beginning after a name. */
    List<UserMetadata> below(String pathPrefix, String accountId, String afterKey, int most) {
        if (pathPrefix.equals("/")) {
            return sql.all(
                    COLUMNS + " where u.account_id = ? and u.user_name_key > ? order by u.user_name_key limit ?",
                    UserRows::listed,
                    accountId,
                    afterKey,
                    most);
        }
        // A range, so that the index on paths finds it: everything that begins with the prefix lies before its end.
        return sql.all(COLUMNS + """
             where u.account_id = ? and u.user_name_key > ?
               and u.path collate "C" >= ? and u.path collate "C" < ?
             order by u.user_name_key limit ?
            """, UserRows::listed, accountId, afterKey, pathPrefix, end(pathPrefix), most);
    }

    /** The members of a group by name, beginning after a name. */
    List<UserMetadata> membersOf(String groupId, String afterKey, int most) {
        return sql.all(COLUMNS + """
              join group_membership m on m.user_id = u.user_id
             where m.group_id = ? and u.user_name_key > ? order by u.user_name_key limit ?
            """, UserRows::listed, groupId, afterKey, most);
    }

    /** Those of the unique ids that belong to users of the account. */
    List<String> ofAccount(String accountId, List<String> userIds) {
        return sql.all(
                "select user_id from iam_user where account_id = ? and user_id = any (?)",
                row -> row.text("user_id"),
                accountId,
                userIds.toArray(new String[0]));
    }

    /** Tags by key, beginning after a key. */
    List<Tag> tagsOf(String userId, String afterKey, int most) {
        return sql.all("""
            select tag_key, tag_value from user_tag
             where user_id = ? and tag_key_lower > ? order by tag_key_lower limit ?
            """, row -> new Tag(row.text("tag_key"), row.text("tag_value")), userId, afterKey, most);
    }

    /** Adds tags or overwrites their values; answers how many the user has then. */
    long putTags(String userId, List<Tag> tags) {
        for (Tag tag : tags) {
            sql.change("""
                insert into user_tag (user_id, tag_key, tag_key_lower, tag_value) values (?, ?, ?, ?)
                on conflict (user_id, tag_key_lower) do update set tag_key = excluded.tag_key,
                   tag_value = excluded.tag_value
                """, userId, tag.key(), Ascii.lower(tag.key()), tag.value());
        }
        return sql.first(
                        "select count(*)::int as tags from user_tag where user_id = ?",
                        row -> row.number("tags"),
                        userId)
                .orElse(0);
    }

    void removeTag(String userId, String key) {
        sql.change("delete from user_tag where user_id = ? and tag_key_lower = ?", userId, Ascii.lower(key));
    }

    void setBoundary(String userId, @Nullable String policyId) {
        sql.change("update iam_user set boundary_policy_id = ? where user_id = ?", policyId, userId);
    }

    void move(String userId, String path, String name) {
        sql.change(
                "update iam_user set path = ?, user_name = ?, user_name_key = ? where user_id = ?",
                path,
                name,
                Ascii.lower(name),
                userId);
    }

    void delete(String userId) {
        sql.change("delete from iam_user where user_id = ?", userId);
    }

    /** The first text after all those that begin with the prefix, which ends in printable ASCII. */
    static String end(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    static UserMetadata listed(Row row) {
        return user(row, null, null);
    }

    private static UserMetadata user(
            Row row, @Nullable AttachedPermissionsBoundary boundary, @Nullable List<Tag> tags) {
        String path = row.text("path");
        String name = row.text("user_name");
        return new UserMetadata(
                path,
                name,
                row.text("user_id"),
                "arn:aws:iam::" + row.text("account_id") + ":user" + path + name,
                row.instant("created_at"),
                row.optionalInstant("password_last_used_at"),
                boundary,
                tags);
    }

    private static @Nullable AttachedPermissionsBoundary boundary(@Nullable String arn) {
        return arn == null ? null : AttachedPermissionsBoundary.of(arn);
    }

    private static @Nullable List<Tag> tags(@Nullable String joined) {
        if (joined == null) {
            return null;
        }
        List<Tag> tags = new ArrayList<>();
        for (String tag : joined.split(RECORD, -1)) {
            int unit = tag.indexOf(UNIT);
            tags.add(new Tag(tag.substring(0, unit), tag.substring(unit + 1)));
        }
        return tags;
    }
}
