package dev.latchkey.operation;

import java.util.List;

/**
 * Who may be unable to administer the account after an operation, although they were before.
 *
 * @param account anybody in the account
 * @param users single users, named as the operation names them
 */
public record AtStake(boolean account, List<ResourceReference> users) {

    private static final AtStake NOBODY = new AtStake(false, List.of());
    private static final AtStake WHOLE_ACCOUNT = new AtStake(true, List.of());

    public AtStake {
        users = List.copyOf(users);
    }

    /** Nobody. */
    public static AtStake nobody() {
        return NOBODY;
    }

    /** Anybody in the account. */
    public static AtStake wholeAccount() {
        return WHOLE_ACCOUNT;
    }

    /** One user. */
    public static AtStake user(String name) {
        return of(new ResourceReference.UserNamed(name));
    }

    /** One user, as the operation refers to it. */
    public static AtStake of(ResourceReference user) {
        return new AtStake(false, List.of(user));
    }
}
