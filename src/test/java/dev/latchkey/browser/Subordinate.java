package dev.latchkey.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.support.Canaries;
import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import java.net.URI;
import java.time.Clock;

/**
 * A user of the demo's account, whom nobody else's walk meets; made by signed calls of the administrator, with an access key
 * for calls of their own.
 */
record Subordinate(String name, QueryClient key, QueryClient administrator) {
    private static final String GROUP = "SelfManageMFA";

    /** Under the policy that wants MFA. */
    static Subordinate hire(String name) {
        Subordinate hired = hireWithoutRights(name);
        done(hired.administrator.iam("AddUserToGroup", "UserName", name, "GroupName", GROUP));
        return hired;
    }

    /** Without any policy. */
    static Subordinate hireWithoutRights(String name) {
        QueryClient dana = client("AKIADEMODANA00000000", "demo/only/dana/0123456789abcdefghijklmno");
        done(dana.iam("CreateUser", "UserName", name));
        done(dana.iam("CreateLoginProfile", "UserName", name, "Password", DemoPortal.PASSWORD));
        Reply key = done(dana.iam("CreateAccessKey", "UserName", name));
        return new Subordinate(name, client(key.text("AccessKeyId"), key.text("SecretAccessKey")), dana);
    }

    /** Calls with what GetSessionToken gave. */
    static QueryClient session(Reply token) {
        Canaries.note(token.text("SecretAccessKey"));
        Canaries.note(token.text("SessionToken"));
        return QueryClient.with(
                base(),
                token.text("AccessKeyId"),
                token.text("SecretAccessKey"),
                token.text("SessionToken"),
                Clock.systemUTC());
    }

    /** Insists that a call was answered. */
    static Reply done(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply;
    }

    String arn() {
        return "arn:aws:iam::123456789012:user/" + name;
    }

    /** The identifier of an app of that name. */
    static String app(String name) {
        return "arn:aws:iam::123456789012:mfa/" + name;
    }

    /** A new policy of the account; answers its ARN. */
    String policy(String policyName, String document) {
        return done(administrator.iam("CreatePolicy", "PolicyName", policyName, "PolicyDocument", document))
                .text("Arn");
    }

    void attach(String policyArn) {
        done(administrator.iam("AttachUserPolicy", "UserName", name, "PolicyArn", policyArn));
    }

    /** Goes with all that is theirs. */
    void leave(Walk dana) {
        dana.open("/admin/users/" + name + "/delete")
                .type("Type " + name + " to confirm", name)
                .press("Delete user");
        dana.seesHeading("Users");
    }

    private static QueryClient client(String id, String secret) {
        Canaries.note(secret);
        return QueryClient.with(base(), id, secret, Clock.systemUTC());
    }

    private static URI base() {
        return URI.create(DemoPortal.address());
    }
}
