/**
 * What every page shares, specified: paths that stay at home, forms that are good once, headers, reasons, errors.
 *
 * <p>What needs requests is asked of the running application; the rest is asked of the types alone.
 */
@NullMarked
package dev.latchkey.web;

import org.jspecify.annotations.NullMarked;
