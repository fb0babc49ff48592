/**
 * The PostgreSQL inside: its programs, its files, its two roles, its life beside the portal's, and the schema.
 *
 * <p>Nothing of it runs when the operator brings a PostgreSQL, except for the migrations.
 */
@NullMarked
package dev.latchkey.platform.database;

import org.jspecify.annotations.NullMarked;
