@NullMarked
package dev.latchkey.credential.sshkey;

import org.jspecify.annotations.NullMarked;
