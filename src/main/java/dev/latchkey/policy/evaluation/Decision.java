package dev.latchkey.policy.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * What the engine answers: allowed, explicitly denied, implicitly denied or denied because a policy cannot be read, and
 * because of which statement.
 *
 * <p>An explicit deny wins over any allow, whatever the order of the statements (IAM guide, "Policy evaluation logic").
 */
public sealed interface Decision {

    boolean isAllowed();

    /** The kind of policy that denied; null where nothing did. */
    default @Nullable PolicyType policyType() {
        return null;
    }

    /** The statement that decided; null where the absence of one did. */
    default @Nullable DecidingStatement statement() {
        return null;
    }

    /** The policy to name in an explanation; null where there is none to name. */
    default @Nullable PolicyOrigin origin() {
        DecidingStatement statement = statement();
        return statement == null ? null : statement.origin();
    }

    /** An Allow applies and nothing limits it, or no policy is asked at all. */
    record Allowed(Basis basis, @Nullable DecidingStatement statement) implements Decision {

        /** Why it is allowed. */
        public enum Basis {
            STATEMENT,
            ROOT_USER,
            NOT_CONTROLLED_BY_POLICIES
        }

        static final Allowed TO_THE_ROOT_USER = new Allowed(Basis.ROOT_USER, null);
        static final Allowed TO_EVERYBODY = new Allowed(Basis.NOT_CONTROLLED_BY_POLICIES, null);

        public static Allowed by(DecidingStatement statement) {
            return new Allowed(Basis.STATEMENT, statement);
        }

        @Override
        public boolean isAllowed() {
            return true;
        }
    }

    /** A Deny applies. */
    record ExplicitlyDenied(PolicyType policyType, DecidingStatement statement) implements Decision {

        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** No Allow applies in policies of this type; the origin is that of the boundary that leaves it out. */
    record ImplicitlyDenied(PolicyType policyType, @Nullable PolicyOrigin origin) implements Decision {

        static final ImplicitlyDenied BY_IDENTITY = new ImplicitlyDenied(PolicyType.IDENTITY, null);
        static final ImplicitlyDenied BY_SESSION = new ImplicitlyDenied(PolicyType.SESSION, null);

        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** A policy of the caller cannot be understood, so everything is denied to its holder. */
    record DeniedAsUnreadable(PolicyType policyType, PolicyOrigin origin, String problem) implements Decision {

        @Override
        public boolean isAllowed() {
            return false;
        }
    }

    /** The policies allow it, but a rule of the service that no policy controls does not. */
    record RefusedByService(ServiceRule rule) implements Decision {

        @Override
        public boolean isAllowed() {
            return false;
        }
    }
}
