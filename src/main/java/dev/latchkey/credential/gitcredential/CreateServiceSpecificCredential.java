package dev.latchkey.credential.gitcredential;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.ResourceReference;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a user name and password for one service.
 *
 * @param userName whose; null for the caller's own
 * @param serviceName which service, such as {@code codecommit.amazonaws.com}
 */
public record CreateServiceSpecificCredential(@Nullable String userName, String serviceName)
        implements Operation<Void> {

    @Override
    public String action() {
        return "iam:CreateServiceSpecificCredential";
    }

    @Override
    public ResourceReference resource() {
        return ResourceReference.user(userName);
    }

    @Override
    public Map<String, List<String>> conditionKeys() {
        return Map.of("iam:ServiceSpecificCredentialServiceName", List.of(serviceName));
    }
}
