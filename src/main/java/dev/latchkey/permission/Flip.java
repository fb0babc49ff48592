package dev.latchkey.permission;

/**
 * One thing that a user may do after a change and could not before, or the other way round.
 *
 * @param opens whether it is permitted afterwards
 * @param on what it is done to, in a few words; empty where the action has no resource
 * @param session in which sessions, as it goes on: empty for all, {@code , with MFA} or {@code , without MFA}
 */
record Flip(boolean opens, String action, String on, String session) implements Comparable<Flip> {

    /** What is taken away comes first. */
    @Override
    public int compareTo(Flip other) {
        if (opens != other.opens) {
            return opens ? 1 : -1;
        }
        int byAction = action.compareTo(other.action);
        return byAction != 0 ? byAction : (on + session).compareTo(other.on + other.session);
    }

    /** The same in one line. */
    String text() {
        return action + (on.isEmpty() ? "" : " on " + on) + session;
    }
}
