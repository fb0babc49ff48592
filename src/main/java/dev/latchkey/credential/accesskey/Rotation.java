package dev.latchkey.credential.accesskey;

import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import java.util.Optional;

/**
 * How far one access key has been replaced by another.
 *
 * @param old the key that is to go; empty where keys may not be listed
 * @param fresh the key that takes its place, once it is there
 * @param create makes that one
 * @param unseenUse why it is not told when they were used
 * @param refusal why nothing can be told
 */
record Rotation(
        String id,
        Optional<KeyRow> old,
        Optional<KeyRow> fresh,
        Gate create,
        Optional<GateReason> unseenUse,
        Optional<GateReason> refusal) {

    static Rotation of(String id, KeyList.Keys keys) {
        Optional<KeyRow> fresh = keys.rows().stream()
                .filter(row -> !row.key().accessKeyId().equals(id))
                .reduce((earlier, later) -> later);
        return new Rotation(id, keys.row(id), fresh, keys.create(), keys.unseenUse(), keys.refusal());
    }

    /** The steps that are done, for the marks beside them. */
    public boolean isMade() {
        return fresh.isPresent();
    }

    public boolean isFreshUsed() {
        return fresh.flatMap(KeyRow::use).isPresent();
    }

    /** Whether the new key was used after the old one was used last. */
    public boolean hasMoved() {
        Optional<Boolean> later = fresh.flatMap(KeyRow::use).map(use -> old.flatMap(KeyRow::use)
                .map(before -> before.at().isBefore(use.at()))
                .orElse(true));
        return later.orElse(false);
    }

    public boolean isOff() {
        return old.map(row -> !row.key().status().isActive()).orElse(false);
    }

    public boolean showsUse() {
        return unseenUse.isEmpty();
    }
}
