package dev.latchkey.policy.document;

import org.jspecify.annotations.Nullable;

/** The form that an action has in a policy: a vendor, one colon and a name, or a lone asterisk. */
public final class ActionPattern {

    private ActionPattern() {}

    /** What IAM says about an action that does not have the form; null for one that has. */
    public static @Nullable String complaint(String action) {
        if (action.equals("*")) {
            return null;
        }
        int colon = action.indexOf(':');
        if (colon <= 0) {
            return "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.";
        }
        if (action.indexOf(':', colon + 1) >= 0) {
            return "Actions/Condition can contain only one colon.";
        }
        String vendor = action.substring(0, colon);
        return vendor.equals("*") || isVendor(vendor) ? null : "Vendor " + vendor + " is not valid";
    }

    private static boolean isVendor(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = AsciiCase.fold(text.charAt(i));
            boolean known = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
            if (!known) {
                return false;
            }
        }
        return true;
    }
}
