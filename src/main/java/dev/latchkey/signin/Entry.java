package dev.latchkey.signin;

import dev.latchkey.secret.SecretText;
import dev.latchkey.web.NextPath;
import java.util.Optional;

/**
 * What somebody typed into the sign-in page.
 *
 * @param next where they want to go
 * @param sealedForm a form that waits for them to be back
 */
record Entry(
        String account,
        String userName,
        SecretText password,
        boolean remember,
        NextPath next,
        Optional<String> sealedForm) {}
