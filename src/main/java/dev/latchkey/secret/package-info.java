/**
 * Secrets: types that do not reveal themselves, randomness, hashes, equality in constant time, encryption at rest.
 *
 * <p>Every use of {@code MessageDigest} and {@code SecureRandom} is in here, and nothing in here knows any other room.
 */
@NullMarked
package dev.latchkey.secret;

import org.jspecify.annotations.NullMarked;
