package dev.latchkey.account;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import dev.latchkey.identity.GetAccountSummary;
import dev.latchkey.operation.member.Range;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What programs can ask about the account as a whole. */
@Singleton
class AccountApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(GetAccountSummary.class).answeringMembers(),
                ApiOperation.iam(GetAccountPasswordPolicy.class).answering("PasswordPolicy", AccountApi::answer),
                ApiOperation.iam("UpdateAccountPasswordPolicy", PolicyRequest.class, PolicyRequest::operation),
                ApiOperation.iam(
                        "DeleteAccountPasswordPolicy", Nothing.class, nothing -> new DeleteAccountPasswordPolicy(null)),
                ApiOperation.iam(GenerateCredentialReport.class).answeringMembers(),
                ApiOperation.iam(GetCredentialReport.class).answeringMembers());
    }

    /** No members. */
    record Nothing() {}

    /** A policy as it is sent: what is left out goes back to IAM's default. */
    record PolicyRequest(
            @Nullable @Range(min = 6, max = 128) Integer minimumPasswordLength,
            boolean requireSymbols,
            boolean requireNumbers,
            boolean requireUppercaseCharacters,
            boolean requireLowercaseCharacters,
            boolean allowUsersToChangePassword,
            @Nullable @Range(min = 1, max = 1095) Integer maxPasswordAge,
            @Nullable @Range(min = 1, max = 24) Integer passwordReusePrevention,
            boolean hardExpiry) {

        UpdateAccountPasswordPolicy operation() {
            return new UpdateAccountPasswordPolicy(
                    new PasswordPolicy(
                            true,
                            minimumPasswordLength == null ? PasswordPolicy.SHORTEST : minimumPasswordLength,
                            requireUppercaseCharacters,
                            requireLowercaseCharacters,
                            requireNumbers,
                            requireSymbols,
                            allowUsersToChangePassword,
                            optional(maxPasswordAge),
                            optional(passwordReusePrevention),
                            hardExpiry),
                    null);
        }

        private static OptionalInt optional(@Nullable Integer number) {
            return number == null ? OptionalInt.empty() : OptionalInt.of(number);
        }
    }

    /** A policy as it is answered (API Reference, "PasswordPolicy"). */
    record PolicyAnswer(
            int minimumPasswordLength,
            boolean requireSymbols,
            boolean requireNumbers,
            boolean requireUppercaseCharacters,
            boolean requireLowercaseCharacters,
            boolean allowUsersToChangePassword,
            boolean expirePasswords,
            @Nullable Integer maxPasswordAge,
            @Nullable Integer passwordReusePrevention,
            boolean hardExpiry) {}

    private static PolicyAnswer answer(PasswordPolicy policy) {
        return new PolicyAnswer(
                policy.minimumPasswordLength(),
                policy.requireSymbols(),
                policy.requireNumbers(),
                policy.requireUppercaseCharacters(),
                policy.requireLowercaseCharacters(),
                policy.allowUsersToChangePassword(),
                policy.expirePasswords(),
                boxed(policy.maxPasswordAge()),
                boxed(policy.passwordReusePrevention()),
                policy.hardExpiry());
    }

    private static @Nullable Integer boxed(OptionalInt number) {
        return number.isPresent() ? number.getAsInt() : null;
    }
}
