/**
 * The way in: the sign-in page, the gate that every check of a credential passes, throttling, known devices, signing out.
 *
 * <p>What a person proves themselves with is declared here and implemented by the rooms of the credentials.
 */
@NullMarked
package dev.latchkey.signin;

import org.jspecify.annotations.NullMarked;
