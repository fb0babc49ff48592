/**
 * Web sessions: who is signed in, for how long, and as which caller; and sign-ins that are not finished yet.
 *
 * <p>Ids travel in cookies and are looked up with every request; only their SHA-256 is stored.
 */
@NullMarked
package dev.latchkey.session;

import org.jspecify.annotations.NullMarked;
