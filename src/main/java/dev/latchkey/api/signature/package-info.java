/**
 * Signature Version 4 (IAM guide, "AWS Signature Version 4 for API requests"): what a client claims to have signed, and
 * whether it has.
 *
 * <p>Works on the request as it was received, and knows neither keys nor clocks but those it is given.
 */
@NullMarked
package dev.latchkey.api.signature;

import org.jspecify.annotations.NullMarked;
