package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.AsciiCase;

/** The calls that no policy grants or denies (IAM guide, "Compare AWS STS credentials"). */
final class UncontrolledActions {

    private static final String[] NAMES = {"sts:GetCallerIdentity", "sts:GetSessionToken"};

    private UncontrolledActions() {}

    static boolean contains(String action) {
        for (String name : NAMES) {
            if (AsciiCase.equal(name, action)) {
                return true;
            }
        }
        return false;
    }
}
