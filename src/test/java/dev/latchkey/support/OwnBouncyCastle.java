package dev.latchkey.support;

import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Lets a test without an application use Bouncy Castle as its own class loader has it. An application that was tested
 * before in the same process has registered the one of its class loader, whose keys are of other classes.
 */
public final class OwnBouncyCastle implements BeforeAllCallback, AfterAllCallback {

    private @Nullable Provider before;

    @Override
    public void beforeAll(ExtensionContext context) {
        before = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        replaceBy(new BouncyCastleProvider());
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (before != null) {
            replaceBy(before);
        }
    }

    private static void replaceBy(Provider provider) {
        Security.removeProvider(BouncyCastleProvider.PROVIDER_NAME);
        Security.addProvider(provider);
    }
}
