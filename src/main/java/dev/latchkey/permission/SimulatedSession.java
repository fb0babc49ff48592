package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import java.time.Instant;

/**
 * How the simulated user signed in, from where and when.
 *
 * @param kind whether with MFA, without, or with a long-term access key
 * @param mfaAge seconds since MFA was proved, where it was
 * @param sourceAddress the address that the request comes from
 */
record SimulatedSession(Kind kind, long mfaAge, String sourceAddress, Instant at) {

    /** What the request is authenticated with. */
    enum Kind {
        NO_MFA("no-mfa", "Signed in without MFA"),
        MFA("mfa", "Signed in with MFA"),
        KEY("key", "Long-term access key");

        private final String value;
        private final String label;

        Kind(String value, String label) {
            this.value = value;
            this.label = label;
        }

        /** The word in an address. */
        public String value() {
            return value;
        }

        public String label() {
            return label;
        }

        static Kind of(String value) {
            for (Kind kind : values()) {
                if (kind.value.equals(value)) {
                    return kind;
                }
            }
            return NO_MFA;
        }
    }

    /** The user as somebody who asks. */
    Caller caller(Principal.User user, RequestOrigin like) {
        CallerCredential credential =
                switch (kind) {
                    case KEY -> new CallerCredential.LongTermKey("AKIASIMULATED");
                    case MFA -> new CallerCredential.ConsoleSession("simulated", at, at.minusSeconds(mfaAge));
                    case NO_MFA -> new CallerCredential.ConsoleSession("simulated", at, null);
                };
        RequestOrigin origin =
                new RequestOrigin(like.requestId(), sourceAddress, like.userAgent(), like.secureTransport(), null);
        return new Caller(user, credential, origin);
    }
}
