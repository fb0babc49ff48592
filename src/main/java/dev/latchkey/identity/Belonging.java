package dev.latchkey.identity;

import dev.latchkey.operation.Operation;
import java.util.List;

/**
 * Something that has to go before a user or group can be deleted.
 *
 * @param what it is, for a person: {@code 1 access key}
 * @param mustGo IAM's words for that: {@code must delete access keys}
 * @param removal what removes it, in this order
 */
public record Belonging(String what, String mustGo, List<Operation<?>> removal) {}
