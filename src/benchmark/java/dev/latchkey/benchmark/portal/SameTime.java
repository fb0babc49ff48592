package dev.latchkey.benchmark.portal;

import dev.latchkey.support.QueryClient;
import dev.latchkey.support.QueryClient.Reply;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Compares calls whose answers must not tell by their time which of two things was the case: both are asked in turn on one
 * connection, and their medians are printed with the ratio.
 */
final class SameTime {

    private static final int WARM_UP = 5_000;
    private static final int TURNS = 1_500;
    private static final String NOBODY = "AKIANOBODYNOBODY0000";

    private final URI portal;
    private final QueryClient administrator;

    SameTime(URI portal, String accessKeyId, String secret) {
        this.portal = portal;
        this.administrator = QueryClient.with(
                URI.create(portal.getScheme() + "://" + portal.getAuthority()), accessKeyId, secret, Clock.systemUTC());
    }

    void print() {
        administrator.iam("CreateUser", "UserName", "plain");
        administrator.iam("CreateUser", "UserName", "other");
        Reply plain = administrator.iam("CreateAccessKey", "UserName", "plain");
        Reply others = administrator.iam("CreateAccessKey", "UserName", "other");
        administrator.iam("PutUserPolicy", "UserName", "plain", "PolicyName", "keys", "PolicyDocument", """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:UpdateAccessKey",
                "iam:ListAccessKeys"],"Resource":"arn:aws:iam::*:user/${aws:username}"}]}""");
        String key = plain.text("AccessKeyId");
        String secret = plain.text("SecretAccessKey");
        System.out.printf("%n%-52s%10s%10s%10s%n", "median, ms", "this", "that", "ratio");
        compare(
                "a key that nobody has, a wrong signature",
                SignedCall.of(portal, NOBODY, secret, "GetUser"),
                SignedCall.of(portal, key, secret.replace(secret.charAt(0), '/'), "GetUser"),
                403);
        compare(
                "a key of somebody else, one that nobody has",
                SignedCall.of(portal, key, secret, status(others.text("AccessKeyId"))),
                SignedCall.of(portal, key, secret, status(NOBODY)),
                404);
        compare(
                "the user of a key told, of one that nobody has",
                SignedCall.of(portal, key, secret, lastUse(others.text("AccessKeyId"))),
                SignedCall.of(portal, key, secret, lastUse(NOBODY)),
                403);
        compare(
                "a user whom one may not see, one that nobody is",
                SignedCall.of(portal, key, secret, "ListAccessKeys&UserName=other"),
                SignedCall.of(portal, key, secret, "ListAccessKeys&UserName=nobody"),
                403);
        compare(
                "a call that is denied, one that is allowed",
                SignedCall.of(portal, key, secret, "GetUser"),
                403,
                SignedCall.of(portal, key, secret, "ListAccessKeys"),
                200);
    }

    private static String status(String accessKeyId) {
        return "UpdateAccessKey&UserName=plain&Status=Inactive&AccessKeyId=" + accessKeyId;
    }

    private static String lastUse(String accessKeyId) {
        return "GetAccessKeyLastUsed&AccessKeyId=" + accessKeyId;
    }

    private void compare(String what, SignedCall one, SignedCall other, int status) {
        compare(what, one, status, other, status);
    }

    private void compare(String what, SignedCall one, int oneStatus, SignedCall other, int otherStatus) {
        List<Double> ofOne = new ArrayList<>();
        List<Double> ofOther = new ArrayList<>();
        try (Wire wire = new Wire(portal)) {
            for (int turn = 0; turn < WARM_UP + TURNS; turn++) {
                // Neither is always the first.
                boolean isOneFirst = turn % 2 == 0;
                double first = millis(wire, isOneFirst ? one : other, isOneFirst ? oneStatus : otherStatus);
                double second = millis(wire, isOneFirst ? other : one, isOneFirst ? otherStatus : oneStatus);
                if (turn >= WARM_UP) {
                    ofOne.add(isOneFirst ? first : second);
                    ofOther.add(isOneFirst ? second : first);
                }
            }
        }
        double left = Load.median(ofOne);
        double right = Load.median(ofOther);
        System.out.printf(Locale.ROOT, "%-52s%10.3f%10.3f%10.2f%n", what, left, right, left / right);
    }

    private static double millis(Wire wire, SignedCall call, int status) {
        byte[] bytes = call.bytes();
        long start = System.nanoTime();
        wire.ask(bytes, status);
        return (System.nanoTime() - start) / 1e6;
    }
}
