@NullMarked
package dev.latchkey.operation.member;

import org.jspecify.annotations.NullMarked;
