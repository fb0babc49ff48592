/**
 * What is checked before a policy is stored: IAM's own checks in IAM's order and words, and advice for its author.
 *
 * <p>Storing is as lenient as IAM; everything beyond is a finding beside the text, never a refusal.
 */
@NullMarked
package dev.latchkey.policy.validation;

import org.jspecify.annotations.NullMarked;
