/**
 * The policy language: documents in, decisions and their reasons out; needs nothing but the JDK and a JSON tokenizer.
 *
 * <p>The whole way, from text to explanation:
 *
 * <pre>{@code
 * CompiledPolicy policy = CompiledPolicy.compile(PolicyReader.parse(text));
 * ApplicablePolicies policies =
 *         ApplicablePolicies.of(List.of(new AttachedPolicy(PolicyOrigin.managed("Readers", policyArn), policy)));
 * RequestContext context = RequestContext.builder().put("aws:username", "ana").build();
 * AuthorizationRequest request = new AuthorizationRequest("iam:GetUser", userArn, context);
 *
 * Decision decision = PolicyEngine.decide(request, policies);
 * Explanation everyStatement = PolicyEngine.explain(request, policies);
 * Optional<Reason> whatWouldHelp = WhatIfs.reasonFor(request, policies, new CallerFacts(userArn, true, false));
 * }</pre>
 */
@NullMarked
package dev.latchkey.policy;

import org.jspecify.annotations.NullMarked;
