/**
 * SSH public keys, with which Git servers know a user.
 *
 * <p>So far the page only tells who may not list or add them.
 */
@NullMarked
package dev.latchkey.credential.sshkey;

import org.jspecify.annotations.NullMarked;
