/**
 * Demo mode: two accounts full of people who each show one thing, and a page on which to sign in as any of them.
 *
 * <p>Everything here is public by design; the mode refuses a database that holds anything else.
 */
@NullMarked
package dev.latchkey.demo;

import org.jspecify.annotations.NullMarked;
