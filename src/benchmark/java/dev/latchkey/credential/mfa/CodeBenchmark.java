package dev.latchkey.credential.mfa;

import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;
import java.util.Arrays;

/** What comparing a code with those of its device costs, beside the database. */
public final class CodeBenchmark {
    private static final int SEED_BYTES = 40;
    private static final int CODES = 20_000;

    private CodeBenchmark() {}

    /** The median in microseconds. */
    public static double micros() {
        TotpCodes codes = TotpCodes.of(SecretBytes.of(new RandomSource().bytes(SEED_BYTES)));
        SecretText code = codes.at(1_000_001);
        long[] times = new long[CODES];
        for (int i = 0; i < CODES; i++) {
            long begun = System.nanoTime();
            boolean isRight = codes.stepOf(code, 1_000_000, TotpCodes.WINDOW).isPresent();
            times[i] = System.nanoTime() - begun;
            if (!isRight) {
                throw new IllegalStateException("the code was not found");
            }
        }
        Arrays.sort(times);
        return times[CODES / 2] / 1e3;
    }
}
