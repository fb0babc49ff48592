/** What a page shows and what the server does are one decision: every control, for every sample person. */
@NullMarked
package dev.latchkey.agreement;

import org.jspecify.annotations.NullMarked;
