package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.credential.mfa.MfaDevice;
import dev.latchkey.credential.mfa.MfaDeviceKind;
import dev.latchkey.credential.mfa.MfaDevices;
import dev.latchkey.credential.mfa.TotpSeeds;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.operation.Permit;
import dev.latchkey.operation.PreparedOperationHandler;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.secret.SecretText;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * Takes in the tokens of a vendor's file; they belong to nobody until they are assigned. Answers how many there were.
 *
 * @param file the text of the file
 */
public record ImportHardwareTokens(SecretText file) implements Operation<Integer> {
    static final String ACTION = "latchkey:ImportHardwareTokens";
    private static final String FIELD = "file";

    /** The question whether somebody may, before anything was typed. */
    static ImportHardwareTokens untyped() {
        return new ImportHardwareTokens(SecretText.of(""));
    }

    @Override
    public String action() {
        return ACTION;
    }

    @Override
    public ResourceReference resource() {
        return new ResourceReference.Everything();
    }

    /** Reads the file before the transaction, and adds all of its tokens in it, or none. */
    @ApplicationScoped
    static class Handler implements PreparedOperationHandler<ImportHardwareTokens, List<TokenSeed>, Integer> {

        private final MfaDevices devices;
        private final TotpSeeds seeds;
        private final Clock clock;

        Handler(MfaDevices devices, TotpSeeds seeds, Clock clock) {
            this.devices = devices;
            this.seeds = seeds;
            this.clock = clock;
        }

        @Override
        public Class<ImportHardwareTokens> operation() {
            return ImportHardwareTokens.class;
        }

        @Override
        public List<TokenSeed> prepare(Permit permit, ImportHardwareTokens operation) {
            try {
                return TokenFile.read(operation.file());
            } catch (UnreadableTokens unreadable) {
                throw failed(ErrorCode.INVALID_INPUT, unreadable.sentence());
            }
        }

        @Override
        public Integer handle(Permit permit, ImportHardwareTokens operation, List<TokenSeed> tokens) {
            Instant now = clock.instant();
            for (TokenSeed token : tokens) {
                String serial = token.serialNumber();
                MfaDevice device = devices.add(permit.accountId(), serial, MfaDeviceKind.HARDWARE, serial, now)
                        .orElseThrow(() -> failed(
                                ErrorCode.ENTITY_ALREADY_EXISTS,
                                "A token with the serial number " + serial + " was imported before."));
                seeds.add(device.deviceId(), token.seed());
            }
            return tokens.size();
        }

        private static OperationFailed failed(ErrorCode code, String sentence) {
            return new OperationFailed(code, sentence, List.of(new FieldProblem(FIELD, sentence)));
        }
    }
}
