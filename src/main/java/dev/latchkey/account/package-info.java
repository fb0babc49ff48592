/**
 * What holds for an account as a whole: its password policy, the flag that lets users change their own password, and
 * the page on which an administrator sets them and sees beforehand whom it touches.
 *
 * <p>The rooms of passwords and of signing in read the policy in force through
 * {@link dev.latchkey.account.PasswordPolicies}.
 */
@NullMarked
package dev.latchkey.account;

import org.jspecify.annotations.NullMarked;
