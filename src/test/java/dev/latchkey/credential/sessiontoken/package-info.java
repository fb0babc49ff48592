/** Temporary credentials as they are stored. */
@NullMarked
package dev.latchkey.credential.sessiontoken;

import org.jspecify.annotations.NullMarked;
