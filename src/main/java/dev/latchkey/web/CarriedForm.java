package dev.latchkey.web;

/**
 * A form that was sent after its session had ended: nothing was done with it, and its fields wait to be shown again.
 *
 * @param userId whose form it was; nobody else gets to see it
 * @param target the address that it was sent to, whose page shows it
 * @param typed its fields, without passwords and codes
 */
public record CarriedForm(String userId, NextPath target, Typed typed) {

    @Override
    public String toString() {
        return "CarriedForm[" + target + "]";
    }
}
