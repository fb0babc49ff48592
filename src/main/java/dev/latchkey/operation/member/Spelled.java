package dev.latchkey.operation.member;

/** An enumeration whose words are written otherwise than with one capital ({@code ACTIVE}, {@code Active}). */
public interface Spelled {

    /** The word as it is sent and answered. */
    String spelling();
}
