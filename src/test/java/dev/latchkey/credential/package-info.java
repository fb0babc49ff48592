/**
 * My Security Credentials, as each of the published policies makes it.
 *
 * <p>Asked of the running application, since what a page shows is decided by the door.
 */
@NullMarked
package dev.latchkey.credential;

import org.jspecify.annotations.NullMarked;
