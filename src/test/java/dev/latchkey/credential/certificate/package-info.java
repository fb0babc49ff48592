@NullMarked
package dev.latchkey.credential.certificate;

import org.jspecify.annotations.NullMarked;
