package dev.latchkey.api.signature;

/**
 * What a signature holds for.
 *
 * @param day as {@code 20260131}
 */
public record Scope(String day, String region, String service, String terminator) {

    @Override
    public String toString() {
        return day + "/" + region + "/" + service + "/" + terminator;
    }
}
