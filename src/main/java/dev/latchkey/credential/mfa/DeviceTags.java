package dev.latchkey.credential.mfa;

import dev.latchkey.identity.Tag;
import dev.latchkey.platform.Sql;
import jakarta.inject.Singleton;
import java.util.List;

/** The tags of devices; their keys, unlike those of users, differ by letter case. */
@Singleton
class DeviceTags {
    private final Sql sql;

    DeviceTags(Sql sql) {
        this.sql = sql;
    }

    /** The tags of a device after a key, sorted by key. */
    List<Tag> of(String deviceId, String after, int most) {
        return sql.all("""
                select tag_key, tag_value from mfa_device_tag where device_id = ? and tag_key collate "C" > ?
                 order by tag_key collate "C" limit ?
                """, row -> new Tag(row.text("tag_key"), row.text("tag_value")), deviceId, after, most);
    }

    /** Adds tags, or gives those that are there another value; answers how many there are then. */
    int put(String deviceId, List<Tag> tags) {
        for (Tag tag : tags) {
            sql.change("""
                    insert into mfa_device_tag (device_id, tag_key, tag_value) values (?, ?, ?)
                    on conflict (device_id, tag_key) do update set tag_value = excluded.tag_value
                    """, deviceId, tag.key(), tag.value());
        }
        return tags.isEmpty() ? 0 : countOf(deviceId);
    }

    void remove(String deviceId, List<String> keys) {
        keys.forEach(
                key -> sql.change("delete from mfa_device_tag where device_id = ? and tag_key = ?", deviceId, key));
    }

    private int countOf(String deviceId) {
        return sql.first(
                        "select count(*)::int as tags from mfa_device_tag where device_id = ?",
                        row -> row.number("tags"),
                        deviceId)
                .orElse(0);
    }
}
