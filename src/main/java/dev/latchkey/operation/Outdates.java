package dev.latchkey.operation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose decisions may come out differently after an operation.
 *
 * @param account everybody's in the account
 * @param users those of single users, named as the operation names them
 */
public record Outdates(boolean account, List<ResourceReference> users) {

    private static final Outdates NOTHING = new Outdates(false, List.of());
    private static final Outdates ACCOUNT = new Outdates(true, List.of());

    /** Nobody's. */
    public static Outdates nothing() {
        return NOTHING;
    }

    /** Everybody's in the account. */
    public static Outdates wholeAccount() {
        return ACCOUNT;
    }

    /** These and those. */
    public Outdates and(Outdates other) {
        List<ResourceReference> all = new ArrayList<>(users);
        all.addAll(other.users);
        return new Outdates(account || other.account, List.copyOf(all));
    }

    /** One user's. */
    public static Outdates user(String name) {
        return new Outdates(false, List.of(new ResourceReference.UserNamed(name)));
    }
}
