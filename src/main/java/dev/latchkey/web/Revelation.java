package dev.latchkey.web;

import io.quarkus.qute.TemplateInstance;

/**
 * The answer to a form that made a secret.
 *
 * @param page shows the secret, this once
 * @param again what the form is answered with when it is sent again
 */
public record Revelation(TemplateInstance page, Outcome again) {}
