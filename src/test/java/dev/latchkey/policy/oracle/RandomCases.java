package dev.latchkey.policy.oracle;

import dev.latchkey.policy.oracle.PlainPolicy.PlainCondition;
import dev.latchkey.policy.oracle.PlainPolicy.PlainStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random policies and requests over a small vocabulary, so that matches and near misses are both frequent. */
final class RandomCases {

    private static final List<String> ACTIONS = List.of(
            "iam:GetUser",
            "iam:ListUsers",
            "iam:TagUser",
            "IAM:getuser",
            "s3:GetObject",
            "sts:AssumeRole",
            "sts:GetCallerIdentity",
            "GetUser",
            "iam:*",
            "*");
    private static final List<String> ACTION_PATTERNS = List.of(
            "iam:GetUser",
            "iam:ListUsers",
            "IAM:TAGUSER",
            "iam:Get*",
            "iam:*User",
            "iam:???User",
            "iam:*s*",
            "*",
            "*:*",
            "*:Get*",
            "iam:G*t*r",
            "s3:*",
            "sts:*");
    private static final List<String> NAMES =
            List.of("alice", "bob", "Alice", "a:b", "a/b", "*", "?", "${aws:username}", "", "al\u0130ce", "a*", "ab");
    private static final List<String> KEYS = List.of(
            "aws:username", "AWS:UserName", "aws:PrincipalTag/t", "aws:TagKeys", "aws:n", "aws:d", "aws:ip", "aws:arn");
    private static final List<String> OPERATORS = List.of(
            "StringEquals",
            "StringNotEquals",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
            "StringLike",
            "StringNotLike",
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
            "Bool",
            "BinaryEquals",
            "IpAddress",
            "NotIpAddress",
            "ArnEquals",
            "ArnLike",
            "ArnNotEquals",
            "ArnNotLike",
            "Null");
    private static final List<String> NUMBERS =
            List.of("1", "01", "1.0", "1e0", "+1", "-1", "2", "1.5", "1e3", "1000", "x", "", "NaN", "0", "-0");
    private static final List<String> DATES = List.of(
            "2025",
            "2025-01",
            "2025-01-01",
            "2025-01-01T00:00Z",
            "2025-01-01T00:00:00",
            "2025-01-01T01:00:00+01:00",
            "1735689600",
            "1735689600.0005",
            "2025-01-01T00:00:00.001Z",
            "2025-02-30",
            "2025-1-1",
            "-1",
            "soon",
            "",
            "2024-12-31T23:59:59Z",
            "2025-01-01t00:00:00Z",
            "2025-01-01T24:00:00Z");
    private static final List<String> ADDRESSES = List.of(
            "10.0.0.1",
            "10.0.0.0/8",
            "10.1.2.3/8",
            "010.0.0.1",
            "192.168.0.0/16",
            "192.168.1.1",
            "::1",
            "::/0",
            "0.0.0.0/0",
            "2001:db8::/32",
            "2001:db8::1",
            "2001:db8::1/32",
            "10.0.0",
            "x",
            "",
            "10.0.0.1/33",
            "::ffff:a00:1",
            "1:2:3:4:5:6:7:8");
    private static final List<String> ARNS = List.of(
            "arn:aws:iam::1:user/alice",
            "arn:aws:iam::1:user/*",
            "arn:aws:iam::*:user/alice",
            "arn:*",
            "*",
            "arn:aws",
            "arn:aws:iam::1:user/a:b",
            "arn:aws:i*::1:*",
            "arn:aws:iam::${aws:PrincipalTag/t}:user/*",
            "bob",
            "",
            "arn:aws:iam::?:*",
            "${aws:arn}");
    private static final List<String> BYTES = List.of("YQ==", "YWI=", "YQ", "", "!!!!", "YWJj");
    private static final List<String> TRUTHS = List.of("true", "TRUE", "false", "yes", "", " true");

    private final Random random;

    RandomCases(long seed) {
        this.random = new Random(seed);
    }

    String action() {
        return pick(ACTIONS);
    }

    String resource() {
        return switch (random.nextInt(8)) {
            case 0 -> "*";
            case 1 -> "arn:aws:iam::1:user/";
            case 2 -> "arn:aws:" + noise(8);
            default ->
                "arn:aws:iam::" + pick(List.of("1", "2", "")) + ":user/" + pick(List.of("", "", "eng/")) + pick(NAMES);
        };
    }

    Map<String, Object> context() {
        Map<String, Object> context = new LinkedHashMap<>();
        maybe(context, "aws:username", () -> pick(NAMES));
        maybe(context, "aws:PrincipalTag/t", () -> pick(random.nextBoolean() ? NAMES : TRUTHS));
        maybe(context, "aws:n", () -> pick(NUMBERS));
        maybe(context, "aws:d", () -> pick(DATES));
        maybe(context, "aws:ip", () -> pick(ADDRESSES));
        maybe(context, "aws:arn", () -> pick(ARNS));
        if (random.nextBoolean()) {
            context.put("aws:TagKeys", some(3, () -> pick(NAMES)));
        }
        return context;
    }

    PlainPolicy policy() {
        List<PlainStatement> statements = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            statements.add(new PlainStatement(
                    random.nextInt(3) == 0,
                    random.nextInt(5) == 0,
                    some(3, () -> pick(ACTION_PATTERNS)),
                    random.nextInt(6) == 0,
                    resources(),
                    conditions()));
        }
        return new PlainPolicy(random.nextInt(8) != 0, statements);
    }

    List<PlainPolicy> policies(int most) {
        List<PlainPolicy> policies = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            policies.add(policy());
        }
        return policies;
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    private List<@Nullable String> resources() {
        List<@Nullable String> resources = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            resources.add(resourcePattern());
        }
        return resources;
    }

    private @Nullable String resourcePattern() {
        return switch (random.nextInt(12)) {
            case 0, 1 -> "*";
            case 2 -> null;
            case 3 -> "arn:aws:" + noise(10);
            case 4 -> pick(List.of("arn:aws:iam", "arn:aws:iam:", "arn:aws:iam::1", "arn:aws", "arn:*", "a*:user/*"));
            case 5 -> noise(6);
            default ->
                "arn:aws:iam::" + pick(List.of("1", "*", "?", "", "${aws:n}")) + ":"
                        + pick(List.of("user/", "user/*/", "*", "user/e*"))
                        + pick(List.of(
                                "alice",
                                "*",
                                "a*",
                                "?",
                                "${aws:username}",
                                "${aws:username}*",
                                "${aws:none}",
                                "${*}",
                                "${aws:none, 'alice'}",
                                "${AWS:USERNAME}",
                                "a${?}",
                                "${aws:TagKeys, 'ab'}",
                                "${",
                                "${}"));
        };
    }

    private List<PlainCondition> conditions() {
        List<PlainCondition> conditions = new ArrayList<>();
        List<String> used = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String operator = pick(OPERATORS);
            String suffix = operator.equals("Null") || random.nextInt(4) != 0 ? "" : "IfExists";
            String prefix = random.nextInt(3) == 0 ? pick(List.of("ForAllValues:", "ForAnyValue:")) : "";
            String name = prefix + operator + suffix;
            if (!used.contains(name)) {
                used.add(name);
                String key = random.nextInt(3) == 0 ? pick(KEYS) : fitting(operator);
                conditions.add(new PlainCondition(name, key, values(operator)));
            }
        }
        return conditions;
    }

    private String fitting(String operator) {
        return operator.startsWith("Numeric")
                ? "aws:n"
                : operator.startsWith("Date")
                        ? "aws:d"
                        : operator.endsWith("IpAddress")
                                ? "aws:ip"
                                : operator.startsWith("Arn") ? "aws:arn" : pick(KEYS);
    }

    private List<String> values(String operator) {
        if (random.nextInt(20) == 0) {
            return List.of();
        }
        List<String> pool = operator.startsWith("Numeric")
                ? NUMBERS
                : operator.startsWith("Date")
                        ? DATES
                        : operator.endsWith("IpAddress")
                                ? ADDRESSES
                                : operator.startsWith("Arn")
                                        ? ARNS
                                        : operator.startsWith("Binary")
                                                ? BYTES
                                                : operator.startsWith("String") ? NAMES : TRUTHS;
        return some(
                3,
                () -> random.nextInt(12) == 0 ? pick(List.of("${aws:username}", "${aws:none}", "a${*}")) : pick(pool));
    }

    private String noise(int longest) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(longest + 1); i > 0; i--) {
            text.append(pick(List.of("a", "b", ":", ":", "*", "?", "/", "${aws:username}", "${*}", "'", "}", "${")));
        }
        return text.toString();
    }

    private void maybe(Map<String, Object> context, String key, Supplier<String> value) {
        if (random.nextInt(4) != 0) {
            context.put(key, value.get());
        }
    }

    private <T> List<T> some(int most, Supplier<T> source) {
        List<T> values = new ArrayList<>();
        for (int i = random.nextInt(most); i >= 0; i--) {
            values.add(source.get());
        }
        return values;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
