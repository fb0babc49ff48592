/** What is promised of work that goes on when nobody looks. */
@NullMarked
package dev.latchkey.job;

import org.jspecify.annotations.NullMarked;
