package dev.latchkey.credential;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;

/** What a credential's status can be set to, and what is stored. */
public final class StatusWord {
    private StatusWord() {}

    /**
     * The status, if a credential can be set to it.
     *
     * @throws OperationFailed InvalidInput for {@code Expired}
     */
    public static CredentialStatus settable(CredentialStatus status) {
        if (status == CredentialStatus.EXPIRED) {
            throw new OperationFailed(ErrorCode.INVALID_INPUT, "Operation does not support status Expired");
        }
        return status;
    }

    /** Refuses to delete what still opens something. */
    public static OperationFailed stillActive() {
        return new OperationFailed(ErrorCode.DELETE_CONFLICT, "Deactivate it first.");
    }

    /** The status that was stored. */
    public static CredentialStatus stored(String word) {
        return CredentialStatus.parse(word).orElseThrow(() -> new IllegalStateException("no status: " + word));
    }
}
