/** The portal as the `aws` command sees it. */
@NullMarked
package dev.latchkey.commandline;

import org.jspecify.annotations.NullMarked;
