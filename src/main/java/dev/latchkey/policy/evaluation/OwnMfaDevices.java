package dev.latchkey.policy.evaluation;

import dev.latchkey.policy.document.AsciiCase;
import dev.latchkey.policy.evaluation.Decision.RefusedByService;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * The rule on one's own MFA devices: with one enabled, adding or removing needs an MFA session besides the policies.
 *
 * <p>Other users' devices, resynchronizing, the first device and devices that are not enabled are not its business (AWS
 * security bulletin AWS-2023-001).
 */
public final class OwnMfaDevices {

    private static final Set<String> ACTIONS = Set.of("iam:enablemfadevice", "iam:deactivatemfadevice");
    private static final RefusedByService REFUSED = new RefusedByService(ServiceRule.OWN_MFA_DEVICES);

    private OwnMfaDevices() {}

    /**
     * The decision after the rule was applied to what the policies allow.
     *
     * @param hasEnabledDevice asked only where the answer decides
     */
    public static Decision apply(
            Decision decision, AuthorizationRequest request, String ownUserArn, BooleanSupplier hasEnabledDevice) {
        boolean refused = decision.isAllowed()
                && request.resource().equals(ownUserArn)
                && ACTIONS.contains(AsciiCase.fold(request.action()))
                && !isMfaSession(request.context())
                && hasEnabledDevice.getAsBoolean();
        return refused ? REFUSED : decision;
    }

    /** The same where it is known already. */
    public static Decision apply(
            Decision decision, AuthorizationRequest request, String ownUserArn, boolean hasEnabledDevice) {
        return apply(decision, request, ownUserArn, () -> hasEnabledDevice);
    }

    private static boolean isMfaSession(RequestContext context) {
        String present = context.single(ContextKeys.MFA_PRESENT);
        return present != null && AsciiCase.equal(present, "true");
    }
}
