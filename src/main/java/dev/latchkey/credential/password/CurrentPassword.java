package dev.latchkey.credential.password;

import dev.latchkey.account.PasswordPolicy;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.signin.FirstFactor;
import dev.latchkey.signin.Gate;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Whoever replaces a password proves that they know the one there is, at the gate where every password is compared. */
@Singleton
class CurrentPassword {
    private final LoginProfiles profiles;
    private final PasswordHashes hashes;
    private final Gate gate;
    private final Clock clock;

    CurrentPassword(LoginProfiles profiles, PasswordHashes hashes, Gate gate, Clock clock) {
        this.profiles = profiles;
        this.hashes = hashes;
        this.gate = gate;
        this.clock = clock;
    }

    /** @throws OperationFailed if it is another one, or if too many were wrong */
    void require(Caller caller, LoginProfile profile, PasswordPolicy policy, TypedPassword current) {
        FirstFactor.Stored stored = new StoredPassword(profile, policy, profiles, hashes, clock);
        Gate.Verdict verdict = gate.check(caller, stored, current.text());
        if (verdict == Gate.Verdict.WRONG) {
            throw new OperationFailed(
                    ErrorCode.ACCESS_DENIED,
                    "The old password was incorrect.",
                    List.of(new FieldProblem("oldPassword", "This is not your current password.")));
        }
        if (verdict == Gate.Verdict.PAUSED) {
            throw new OperationFailed(
                    ErrorCode.THROTTLING,
                    "Rate exceeded",
                    List.of(new FieldProblem(
                            "oldPassword",
                            "Too many passwords were wrong, so none is taken for a moment. Try again in a few"
                                    + " minutes.")));
        }
    }
}
