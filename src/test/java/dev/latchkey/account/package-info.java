/** What holds of an account as a whole: its password policy, and what a preview of it tells. */
@NullMarked
package dev.latchkey.account;

import org.jspecify.annotations.NullMarked;
