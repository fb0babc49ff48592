package dev.latchkey.benchmark.policy;

import dev.latchkey.policy.document.PolicyReader;
import dev.latchkey.policy.document.UnreadablePolicyException;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.AuthorizationRequest;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.Decision;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import dev.latchkey.policy.evaluation.RequestContext;
import dev.latchkey.policy.explanation.CallerFacts;
import dev.latchkey.policy.explanation.WhatIfs;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** This engine. Requests are made anew for every decision, policies and context once for all of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EngineBenchmark {

    private static final String ALICE = "arn:aws:iam::123456789012:user/alice";

    private final String text = Documents.mfaPolicy();
    private final String maximumText = Documents.maximum(0);
    private final ApplicablePolicies mfaPolicy = holding(List.of(text));
    private final ApplicablePolicies twenty =
            holding(IntStream.range(0, 20).mapToObj(Documents::maximum).toList());
    private final ApplicablePolicies stars = holding(List.of(Documents.adversarial("*a", Documents.MAXIMUM)));
    private final ApplicablePolicies fewerStars = holding(List.of(Documents.adversarial("*a", 2_000)));
    private final ApplicablePolicies runs =
            holding(List.of(Documents.adversarial("*aaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", 2_000)));

    private final RequestContext without = context("false");
    private final RequestContext with = context("true");
    private final RequestContext many = with.with("aws:PrincipalTag/x", "a".repeat(2_048));

    @Benchmark
    public Decision mfaPolicyAllowed() {
        return decide("iam:CreateAccessKey", ALICE, with, mfaPolicy);
    }

    @Benchmark
    public Decision mfaPolicyExplicitlyDenied() {
        return decide("iam:CreateAccessKey", ALICE, without, mfaPolicy);
    }

    @Benchmark
    public Decision mfaPolicyImplicitlyDenied() {
        return decide("iam:ListUsers", "arn:aws:iam::123456789012:user/", with, mfaPolicy);
    }

    @Benchmark
    public Decision twentyMaximumPolicies() {
        return decide("iam:GetUser", ALICE, with, twenty);
    }

    @Benchmark
    public Decision adversarialWildcards() {
        return decide("iam:GetUser", ALICE, many, stars);
    }

    @Benchmark
    public Decision adversarialWildcardsThatFit() {
        return decide("iam:GetUser", ALICE, many, fewerStars);
    }

    @Benchmark
    public Decision adversarialRuns() {
        return decide("iam:GetUser", ALICE, many, runs);
    }

    @Benchmark
    public void fortyDecisionsOfAPage(Blackhole hole) {
        for (String action : Documents.PAGE_ACTIONS) {
            hole.consume(decide("iam:" + action, ALICE, without, mfaPolicy));
        }
    }

    @Benchmark
    public Object parse() throws UnreadablePolicyException {
        return PolicyReader.parse(maximumText);
    }

    @Benchmark
    public Object parseAndCompile() throws UnreadablePolicyException {
        return CompiledPolicy.compile(PolicyReader.parse(maximumText));
    }

    @Benchmark
    public Object parseAndCompileMfaPolicy() throws UnreadablePolicyException {
        return CompiledPolicy.compile(PolicyReader.parse(text));
    }

    @Benchmark
    public Object explanation() {
        return PolicyEngine.explain(new AuthorizationRequest("iam:CreateAccessKey", ALICE, without), mfaPolicy);
    }

    @Benchmark
    public Object reasonByWhatIfs() {
        return WhatIfs.reasonFor(
                new AuthorizationRequest("iam:CreateAccessKey", ALICE, without),
                mfaPolicy,
                new CallerFacts(ALICE, true, false));
    }

    private static Decision decide(
            String action, String resource, RequestContext context, ApplicablePolicies policies) {
        return PolicyEngine.decide(new AuthorizationRequest(action, resource, context), policies);
    }

    private static RequestContext context(String mfa) {
        return RequestContext.builder()
                .put("aws:username", "alice")
                .put("aws:userid", "AIDAALICE000000000000")
                .put("aws:PrincipalType", "User")
                .put("aws:PrincipalArn", ALICE)
                .put("aws:PrincipalAccount", "123456789012")
                .put("aws:PrincipalTag/team", "tools")
                .put("aws:SourceIp", "203.0.113.9")
                .put("aws:SecureTransport", "true")
                .put("aws:CurrentTime", "2026-01-01T00:00:00Z")
                .put("aws:EpochTime", "1767225600")
                .put("aws:RequestedRegion", "us-east-1")
                .put("aws:MultiFactorAuthPresent", mfa)
                .build();
    }

    private static ApplicablePolicies holding(List<String> documents) {
        return ApplicablePolicies.of(documents.stream()
                .map(text -> new AttachedPolicy(PolicyOrigin.inline("held"), CompiledPolicy.ofText(text)))
                .toList());
    }
}
