package dev.latchkey.session;

import dev.latchkey.operation.Principal;
import dev.latchkey.operation.SeenVersions;
import dev.latchkey.platform.Sql;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user with its tags as columns of a statement that asks for more: whoever signs in is looked up by one. */
public final class UserColumns {
    /** Tags consist of printable characters, so control characters can part them. */
    private static final String BETWEEN_TAGS = "\u001e";

    private static final String BETWEEN_KEY_AND_VALUE = "\u001f";

    /** Of {@code iam_user u}. */
    public static final String SELECTED = """
            u.user_id, u.account_id, u.path, u.user_name,
            (select string_agg(t.tag_key || E'\\x1f' || t.tag_value, E'\\x1e' order by t.tag_key_lower)
               from user_tag t where t.user_id = u.user_id) as tags
            """;

    /** The versions of {@code iam_user u} and of its account, for decisions in the same transaction. */
    public static final String VERSIONS = """
            u.authorization_version as user_version,
            (select a.authorization_version from account a where a.account_id = u.account_id) as account_version
            """;

    private UserColumns() {}

    /** The versions of a row that has these columns. */
    public static SeenVersions versions(Sql.Row row) {
        return new SeenVersions(row.bigNumber("account_version"), row.bigNumber("user_version"));
    }

    /** The user of a row that has these columns. */
    public static Principal.User read(Sql.Row row) {
        return new Principal.User(
                row.text("account_id"),
                row.text("user_id"),
                row.text("path"),
                row.text("user_name"),
                tags(row.optionalText("tags")));
    }

    private static Map<String, String> tags(@Nullable String joined) {
        if (joined == null) {
            return Map.of();
        }
        Map<String, String> tags = new HashMap<>();
        for (String tag : joined.split(BETWEEN_TAGS, -1)) {
            int at = tag.indexOf(BETWEEN_KEY_AND_VALUE);
            tags.put(tag.substring(0, at), tag.substring(at + 1));
        }
        return tags;
    }
}
