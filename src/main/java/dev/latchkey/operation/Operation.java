package dev.latchkey.operation;

import java.util.List;
import java.util.Map;

/**
 * Something that a caller asks for, named as in IAM: a record whose components are its input.
 *
 * @param <R> what it answers; {@link Void} where it answers nothing
 */
public interface Operation<R> {

    /** The name of this operation in a policy, in its canonical spelling: {@code iam:ChangePassword}. */
    String action();

    /** What it acts on, as the caller named it; the door finds the ARN of the stored thing. */
    ResourceReference resource();

    /** What else it acts on; the caller has to be allowed it there as well. A rename has the new ARN here. */
    default List<ResourceReference> furtherResources() {
        return List.of();
    }

    /** The condition keys that this operation brings itself, such as {@code iam:PolicyARN}. */
    default Map<String, List<String>> conditionKeys() {
        return Map.of();
    }

    /** Whether it changes anything: a change locks the rows it was decided by and always leaves an audit row. */
    default boolean changes() {
        return true;
    }

    /**
     * Whether all that it tells comes along with whoever asks, as a rule: a signed call that is about nothing else is then
     * answered by the statement that finds its key.
     */
    default boolean isAboutCaller() {
        return false;
    }

    /**
     * Whether a person who asks for it on a page has to have proved lately who they are. As a rule: whatever changes
     * something that is not their own. What makes a credential, or changes a factor, says so itself. A signed call is
     * its own proof and is never asked.
     */
    default boolean needsFreshProof() {
        return changes() && !(resource() instanceof ResourceReference.OwnUser);
    }

    /** Whose decisions may come out differently once it is done; the door raises their versions. */
    default Outdates outdates() {
        return Outdates.nothing();
    }

    /**
     * Who may be unable to administer the account once it is done; the door asks whether somebody else is left. A person
     * on a page has to type the account's name where nobody is.
     */
    default AtStake atStake() {
        return AtStake.nobody();
    }
}
