package dev.latchkey.signin;

import dev.latchkey.operation.Principal;
import java.util.Optional;

/**
 * What a sign-in goes on with after the first factor; the room of MFA devices answers, once there is one. All factors are
 * asked in turn, and the first that has a step for the person decides where the sign-in goes on.
 */
public interface SecondFactor {

    /** The page of the challenge that this person has to pass; empty for who has no device. */
    Optional<String> challengeFor(Principal.User user);
}
