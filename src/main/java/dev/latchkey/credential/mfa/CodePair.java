package dev.latchkey.credential.mfa;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.secret.SecretText;
import java.util.List;
import java.util.OptionalLong;

/** Two codes in a row, which show where the clock of a device stands. */
record CodePair(SecretText first, SecretText second) {

    /** What became of the search for them. */
    sealed interface Finding {

        /**
         * They follow each other.
         *
         * @param step that of the second
         */
        record InARow(long step) implements Finding {}

        /** They do not prove anything. */
        record Not(Fault fault) implements Finding {}
    }

    /** What is wrong with a pair, in words that say what to do. */
    enum Fault {
        EQUAL(
                "These are the same code twice. Type the first code, wait until your app shows the next one, and type that."),
        SWAPPED(
                "These two codes are in the wrong order. Type the earlier code first, and the one that came after it second."),
        GAPPED("There was another code between these two. Type one code, and then the very next one."),
        USED("One of these codes was used already. Wait for the next code and begin with that."),
        UNKNOWN("These are not two codes in a row of this device. Check that the clock of the device is right, and type"
                + " the code that it shows now, and then the next one.");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }

        String sentence() {
            return sentence;
        }

        /** As the operations fail with it. */
        OperationFailed failure() {
            return new OperationFailed(
                    ErrorCode.INVALID_AUTHENTICATION_CODE,
                    "Authentication code for device is not valid.",
                    List.of(new OperationFailed.FieldProblem("authenticationCode1", sentence)));
        }
    }

    /**
     * Looks for the pair around a time step.
     *
     * @param lastStep no code of this step or an older one is taken
     */
    Finding find(TotpCodes codes, long middle, long lastStep) {
        if (first.equals(second)) {
            return new Finding.Not(Fault.EQUAL);
        }
        long from = middle - TotpCodes.PAIR_WINDOW;
        long to = middle + TotpCodes.PAIR_WINDOW;
        OptionalLong inARow = OptionalLong.empty();
        OptionalLong earliestFirst = OptionalLong.empty();
        OptionalLong latestSecond = OptionalLong.empty();
        boolean isSwapped = false;
        boolean wasFirst = false;
        boolean wasSecond = false;
        for (long step = from; step <= to; step++) {
            SecretText shown = codes.at(step);
            boolean isFirst = shown.equals(first);
            boolean isSecond = shown.equals(second);
            if (isSecond && wasFirst) {
                inARow = OptionalLong.of(step);
            }
            isSwapped |= isFirst && wasSecond;
            if (isFirst && earliestFirst.isEmpty()) {
                earliestFirst = OptionalLong.of(step);
            }
            if (isSecond) {
                latestSecond = OptionalLong.of(step);
            }
            wasFirst = isFirst;
            wasSecond = isSecond;
        }
        if (inARow.isPresent()) {
            return inARow.getAsLong() - 1 > lastStep
                    ? new Finding.InARow(inARow.getAsLong())
                    : new Finding.Not(Fault.USED);
        }
        if (earliestFirst.isEmpty() || latestSecond.isEmpty()) {
            return new Finding.Not(Fault.UNKNOWN);
        }
        return new Finding.Not(
                isSwapped || latestSecond.getAsLong() < earliestFirst.getAsLong() ? Fault.SWAPPED : Fault.GAPPED);
    }

    /**
     * The drift to keep for a device whose second code was that of a step. People need a moment to type: of a device
     * that seems to be a little slow, one step is taken to be theirs, so that its next code is never too early.
     */
    static int driftOf(long step, long now) {
        int apart = Math.toIntExact(step - now);
        return apart == -1 || apart == -2 ? apart + 1 : apart;
    }
}
