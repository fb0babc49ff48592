package dev.latchkey.credential.certificate;

import dev.latchkey.secret.SecretText;

/**
 * A certificate that was made here.
 *
 * @param privateKey as PEM; nothing of it is stored, so this is the one time that it can be handed out
 */
public record NewSigningCertificate(SigningCertificate certificate, SecretText privateKey) {}
