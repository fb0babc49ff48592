package dev.latchkey.credential.mfa;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;

/**
 * What was typed to add a device.
 *
 * @param deviceName what it is to be called
 */
record NewDeviceForm(String deviceName, SecretText first, SecretText second) {
    static final String NAME = "deviceName";
    static final String CODE_1 = "mfaCode1";
    static final String CODE_2 = "mfaCode2";

    static NewDeviceForm of(Form form) {
        return new NewDeviceForm(
                form.text(NAME).strip(),
                AuthenticationCode.typed(form.secret(CODE_1)),
                AuthenticationCode.typed(form.secret(CODE_2)));
    }

    /** What is wrong with the codes before anything is compared. */
    FormErrors malformed() {
        return malformed(first, second);
    }

    static FormErrors malformed(SecretText first, SecretText second) {
        FormErrors errors = FormErrors.NONE;
        if (!AuthenticationCode.isWellFormed(first)) {
            errors = errors.and(CODE_1, "Type the 6 digits that the device shows.");
        }
        if (!AuthenticationCode.isWellFormed(second)) {
            errors = errors.and(CODE_2, "Type the 6 digits that the device shows next.");
        }
        return errors;
    }

    /** What an operation found, at the fields of the form. */
    static FormErrors errors(OperationFailed failed, String deviceName) {
        if (failed.code() == ErrorCode.INVALID_AUTHENTICATION_CODE) {
            String sentence = failed.problems().isEmpty()
                    ? String.valueOf(failed.getMessage())
                    : failed.problems().get(0).message();
            return FormErrors.of(CODE_1, sentence);
        }
        if (failed.code() == ErrorCode.ENTITY_ALREADY_EXISTS) {
            return FormErrors.of(
                    NAME,
                    "There is a device named " + deviceName
                            + " already. Choose another name that your permissions allow, or have that device removed first.");
        }
        if (failed.code() == ErrorCode.LIMIT_EXCEEDED) {
            return FormErrors.of("", "No more devices can be added: " + failed.getMessage() + ".");
        }
        return FormErrors.of(failed, NAME);
    }

    @Override
    public String toString() {
        return "NewDeviceForm[" + deviceName + "]";
    }
}
