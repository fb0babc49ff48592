/**
 * The page on which people see their own credentials, and the words that all kinds of credentials share.
 *
 * <p>Each kind is a room of its own below this one and brings its part of the page as a {@link
 * dev.latchkey.credential.CredentialSection}; nothing here knows any of them.
 */
@NullMarked
package dev.latchkey.credential;

import org.jspecify.annotations.NullMarked;
