package dev.latchkey.permission;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the pages about a managed policy stand: those of AWS apart, since a policy of the account may bear the same name.
 *
 * @param owner the account, or {@code aws}
 * @param name as it stands in the address
 */
record PolicyAddress(String owner, String name) {

    static final String CUSTOMER = "/admin/policies";
    static final String AWS = "/admin/aws-policies";

    /** The address of a policy's pages. */
    static PolicyAddress of(String arn) {
        PolicyArns.Parts parts = PolicyArns.parse(arn).orElseThrow();
        return new PolicyAddress(parts.owner(), parts.name());
    }

    boolean isOfAws() {
        return owner.equals(PolicyArns.AWS);
    }

    /** The path of the policy's own page. */
    String path() {
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return (isOfAws() ? AWS : CUSTOMER) + "/" + encoded;
    }

    String path(String below) {
        return path() + below;
    }
}
