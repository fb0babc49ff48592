/**
 * The languages that pages are written in. English is the text in templates and in the sentences of operations;
 * catalogues under {@code messages} hold what another language says instead.
 *
 * <p>Only pages are translated. What goes over the API, into the trail and into logs is English to the letter.
 */
@NullMarked
package dev.latchkey.language;

import org.jspecify.annotations.NullMarked;
