/**
 * User names and passwords for Git over HTTPS.
 *
 * <p>So far the page only tells who may not list or make them.
 */
@NullMarked
package dev.latchkey.credential.gitcredential;

import org.jspecify.annotations.NullMarked;
