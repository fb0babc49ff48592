package dev.latchkey.identity;

import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The groups of each user in the list of users. */
@Singleton
class GroupColumn implements UserColumn {

    private final Sql sql;

    GroupColumn(Sql sql) {
        this.sql = sql;
    }

    @Override
    public String heading() {
        return "Groups";
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public Map<String, Cell> cells(Collection<String> userIds) {
        Map<String, Cell> cells = new LinkedHashMap<>();
        sql.all("""
            select m.user_id, string_agg(g.group_name, ', ' order by g.group_name_key) as names
              from group_membership m join iam_group g on g.group_id = m.group_id
             where m.user_id = any (?) group by m.user_id
            """, row -> Map.entry(row.text("user_id"), row.text("names")), (Object) userIds.toArray(new String[0]))
                .forEach(entry -> cells.put(entry.getKey(), Cell.asItIs(entry.getValue())));
        return cells;
    }
}
