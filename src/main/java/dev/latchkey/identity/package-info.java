/**
 * Accounts with their aliases, users and groups: who there is, and under which names and ARNs.
 *
 * <p>A name is found ignoring case and answered in its stored spelling; authority hangs on unique ids, never on names.
 */
@NullMarked
package dev.latchkey.identity;

import org.jspecify.annotations.NullMarked;
