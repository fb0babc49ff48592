package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.evaluation.Decision.DeniedAsUnreadable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All policies that apply to one caller: the identity policies, the permissions boundary and the session policies.
 *
 * <p>No boundary and no session policies mean no restriction by them; an empty list of session policies, though, allows
 * nothing. Making one costs next to nothing, since every policy brings its own index.
 */
public final class ApplicablePolicies {

    private static final ApplicablePolicies ROOT = new ApplicablePolicies(List.of(), null, null, true);

    private final List<AttachedPolicy> identity;
    private final @Nullable AttachedPolicy boundary;
    private final @Nullable List<AttachedPolicy> session;
    private final boolean root;
    private final @Nullable DeniedAsUnreadable unreadable;

    public ApplicablePolicies(
            List<AttachedPolicy> identity, @Nullable AttachedPolicy boundary, @Nullable List<AttachedPolicy> session) {
        this(identity, boundary, session, false);
    }

    private ApplicablePolicies(
            List<AttachedPolicy> identity,
            @Nullable AttachedPolicy boundary,
            @Nullable List<AttachedPolicy> session,
            boolean root) {
        this.identity = List.copyOf(identity);
        this.boundary = boundary;
        this.session = session == null ? null : List.copyOf(session);
        this.root = root;
        this.unreadable = firstUnreadable();
    }

    /** Identity policies alone. */
    public static ApplicablePolicies of(List<AttachedPolicy> identity) {
        return new ApplicablePolicies(identity, null, null);
    }

    /** The root user of an account, whom no policy of the account restricts. */
    public static ApplicablePolicies ofRootUser() {
        return ROOT;
    }

    /** The same with one more identity policy. */
    public ApplicablePolicies withIdentity(AttachedPolicy more) {
        List<AttachedPolicy> extended = new ArrayList<>(identity);
        extended.add(more);
        return new ApplicablePolicies(extended, boundary, session, root);
    }

    public List<AttachedPolicy> identity() {
        return identity;
    }

    public @Nullable AttachedPolicy boundary() {
        return boundary;
    }

    public @Nullable List<AttachedPolicy> session() {
        return session;
    }

    public boolean isRootUser() {
        return root;
    }

    /** The denial that follows from a policy that cannot be read; null where all can be. */
    public @Nullable DeniedAsUnreadable unreadable() {
        return unreadable;
    }

    private @Nullable DeniedAsUnreadable firstUnreadable() {
        DeniedAsUnreadable found = unreadableAmong(identity, PolicyType.IDENTITY);
        if (found == null && boundary != null) {
            found = unreadable(boundary, PolicyType.BOUNDARY);
        }
        return found == null && session != null ? unreadableAmong(session, PolicyType.SESSION) : found;
    }

    private static @Nullable DeniedAsUnreadable unreadableAmong(List<AttachedPolicy> policies, PolicyType type) {
        for (int i = 0; i < policies.size(); i++) {
            DeniedAsUnreadable found = unreadable(policies.get(i), type);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable DeniedAsUnreadable unreadable(AttachedPolicy attached, PolicyType type) {
        String problem = attached.policy().problem();
        return problem == null ? null : new DeniedAsUnreadable(type, attached.origin(), problem);
    }
}
