/**
 * User names and passwords for Git over HTTPS.
 *
 * <p>Of a password only a hash is stored; the user name stays what it was when its owner is renamed.
 */
@NullMarked
package dev.latchkey.credential.gitcredential;

import org.jspecify.annotations.NullMarked;
