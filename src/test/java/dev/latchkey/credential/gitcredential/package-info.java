@NullMarked
package dev.latchkey.credential.gitcredential;

import org.jspecify.annotations.NullMarked;
