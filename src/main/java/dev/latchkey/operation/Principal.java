package dev.latchkey.operation;

import dev.latchkey.policy.evaluation.RequestContext;
import java.util.Map;

/** Who policies speak of: a user of an account, or the account itself. */
public sealed interface Principal {

    String accountId();

    /** As it is printed in messages and stands in the audit trail. */
    String arn();

    /** The immutable unique id. */
    String uniqueId();

    /** Its friendly name. */
    String name();

    /** Adds the principal keys (IAM guide, "Principal key values"). */
    void addTo(RequestContext.Builder context);

    /**
     * An IAM user.
     *
     * @param userId the unique id, {@code AIDA…}
     * @param path begins and ends with {@code /}
     * @param name the friendly name, without path
     * @param tags the user's tags
     */
    record User(String accountId, String userId, String path, String name, Map<String, String> tags)
            implements Principal {

        @Override
        public String arn() {
            return "arn:aws:iam::" + accountId + ":user" + path + name;
        }

        @Override
        public String uniqueId() {
            return userId;
        }

        @Override
        public void addTo(RequestContext.Builder context) {
            context.put("aws:PrincipalType", "User")
                    .put("aws:username", name)
                    .put("aws:userid", userId)
                    .put("aws:PrincipalArn", arn())
                    .put("aws:PrincipalAccount", accountId);
            tags.forEach((key, value) -> context.put("aws:PrincipalTag/" + key, value));
        }
    }

    /**
     * The account itself, which no policy restricts: what the first set-up, the demo data and the host's commands act
     * as. Nobody can sign in as it.
     */
    record Root(String accountId) implements Principal {

        @Override
        public String arn() {
            return "arn:aws:iam::" + accountId + ":root";
        }

        @Override
        public String uniqueId() {
            return accountId;
        }

        @Override
        public String name() {
            return "root";
        }

        @Override
        public void addTo(RequestContext.Builder context) {
            context.put("aws:PrincipalType", "Account")
                    .put("aws:userid", accountId)
                    .put("aws:PrincipalArn", arn())
                    .put("aws:PrincipalAccount", accountId);
        }
    }
}
