package dev.latchkey.permission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ARNs of managed policies, put together and taken apart. */
final class PolicyArns {

    /** The owner of the policies that belong to everybody. */
    static final String AWS = "aws";

    private static final String PREFIX = "arn:aws:iam::";
    private static final String TYPE = ":policy/";

    private PolicyArns() {}

    static String arn(String owner, String path, String name) {
        return PREFIX + owner + ":policy" + path + name;
    }

    /** Owner, path and name in an ARN; empty for what is no ARN of a policy. */
    static Optional<Parts> parse(String arn) {
        int type = arn.indexOf(TYPE);
        if (!arn.startsWith(PREFIX) || type < 0) {
            return Optional.empty();
        }
        int path = type + TYPE.length() - 1;
        int name = arn.lastIndexOf('/') + 1;
        return Optional.of(
                new Parts(arn.substring(PREFIX.length(), type), arn.substring(path, name), arn.substring(name)));
    }

    /** The parts of an ARN. */
    record Parts(String owner, String path, String name) {

        /** Whether an account may use the policy: its own ones and those of AWS. */
        boolean isWithin(String accountId) {
            return owner.equals(AWS) || owner.equals(accountId);
        }
    }

    /** A version's number in its id {@code v3}; null for what is none. */
    static @Nullable Integer version(String versionId) {
        boolean wellFormed = versionId.length() > 1
                && versionId.length() < 11
                && versionId.charAt(0) == 'v'
                && versionId.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
        return wellFormed ? Math.toIntExact(Math.min(Integer.MAX_VALUE, Long.parseLong(versionId.substring(1)))) : null;
    }
}
