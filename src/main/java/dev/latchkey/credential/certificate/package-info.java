/**
 * X.509 signing certificates, with which old programs sign their requests.
 *
 * <p>A certificate names itself, by a hash of what it is; nothing in it is trusted or followed. Private keys
 * are never kept.
 */
@NullMarked
package dev.latchkey.credential.certificate;

import org.jspecify.annotations.NullMarked;
