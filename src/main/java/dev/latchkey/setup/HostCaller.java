package dev.latchkey.setup;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.RequestOrigin;
import java.util.UUID;

/** The host itself as a caller: the root of an account, which no policy restricts. */
public final class HostCaller {

    private HostCaller() {}

    /**
     * Who acts when the host does.
     *
     * @param task what the host is about, for the audit trail
     */
    public static Caller of(String accountId, String task) {
        RequestOrigin origin = new RequestOrigin(UUID.randomUUID(), "127.0.0.1", "Latchkey/" + task, true, null);
        return new Caller(new Principal.Root(accountId), new CallerCredential.Host(task), origin);
    }
}
