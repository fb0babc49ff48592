/** Access keys through their pages and through the door. */
@NullMarked
package dev.latchkey.credential.accesskey;

import org.jspecify.annotations.NullMarked;
