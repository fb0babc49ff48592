package dev.latchkey.credential;

import dev.latchkey.operation.OperationView;
import dev.latchkey.web.Layout;

/** One kind of credential on the page; each room that has one declares a bean. */
public interface CredentialSection {

    /** The page that it stands on. */
    CredentialTab tab();

    /**
     * Its position on that page: password 10, MFA devices 20, access keys 30, signing certificates 40; SSH public keys
     * 10, Git credentials 20.
     */
    int order();

    /** Draws what the subject has, for whoever looks. */
    SectionDrawing draw(Subject subject, OperationView view, Layout layout);
}
