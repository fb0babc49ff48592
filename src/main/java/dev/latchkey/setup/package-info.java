/**
 * The first start on an empty database: the one-time link with which a person makes the first account, or the settings
 * that make it unattended.
 *
 * <p>What is made here is made by the account's root through the same door as everything else.
 */
@NullMarked
package dev.latchkey.setup;

import org.jspecify.annotations.NullMarked;
