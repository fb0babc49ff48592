/** The languages of the pages, and that nothing of them was forgotten. */
@NullMarked
package dev.latchkey.language;

import org.jspecify.annotations.NullMarked;
