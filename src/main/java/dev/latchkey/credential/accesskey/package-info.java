/**
 * Access keys, with which programs sign their requests: made, shown once, switched off and on, rotated, deleted.
 *
 * <p>Their secrets are sealed and open for the check of a signature alone; when they were used is gathered in memory and
 * written down a little later.
 */
@NullMarked
package dev.latchkey.credential.accesskey;

import org.jspecify.annotations.NullMarked;
