/**
 * SSH public keys, with which Git servers know a user.
 *
 * <p>A key is what it is on the wire: the same one is the same in whichever encoding it came, and its comment
 * is only shown.
 */
@NullMarked
package dev.latchkey.credential.sshkey;

import org.jspecify.annotations.NullMarked;
