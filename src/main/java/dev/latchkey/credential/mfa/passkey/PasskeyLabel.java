package dev.latchkey.credential.mfa.passkey;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.secret.RandomSource;
import java.util.List;

/** What people call a passkey; its serial number begins with that, and keeps it when the label changes. */
record PasskeyLabel(String text) {
    static final String FIELD = "label";
    private static final int LONGEST = 64;
    private static final int RANDOM = 26;
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String WRONG = "Use 1 to 64 characters, and only those that can be seen.";

    /** @throws OperationFailed for what is too long, or empty, or cannot be read */
    static PasskeyLabel of(String typed) {
        String text = typed.strip();
        boolean isReadable = text.codePoints().allMatch(PasskeyLabel::isVisible);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > LONGEST || !isReadable) {
            throw new OperationFailed(ErrorCode.VALIDATION_ERROR, WRONG, List.of(new FieldProblem(FIELD, WRONG)));
        }
        return new PasskeyLabel(text);
    }

    /** A serial number that no other passkey has. */
    String serialNumber(String accountId, String userName, RandomSource random) {
        StringBuilder serial = new StringBuilder("arn:aws:iam::" + accountId + ":u2f/user/" + userName + "/");
        text.codePoints().forEach(point -> serial.append(isPlain(point) ? (char) point : '-'));
        serial.append('-');
        for (int i = 0; i < RANDOM; i++) {
            serial.append(ALPHABET.charAt(random.below(ALPHABET.length())));
        }
        return serial.toString();
    }

    private static boolean isPlain(int point) {
        return point < 128 && (Character.isLetterOrDigit(point) || "_+=,.@-".indexOf(point) >= 0);
    }

    private static boolean isVisible(int point) {
        int type = Character.getType(point);
        return !Character.isISOControl(point)
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR;
    }
}
