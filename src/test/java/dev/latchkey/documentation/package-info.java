/** Holds what the documents say against what is there. */
@NullMarked
package dev.latchkey.documentation;

import org.jspecify.annotations.NullMarked;
