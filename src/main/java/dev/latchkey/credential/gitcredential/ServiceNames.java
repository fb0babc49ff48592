package dev.latchkey.credential.gitcredential;

import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationFailed.FieldProblem;
import dev.latchkey.platform.Ascii;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.inject.Singleton;
import java.util.List;

/** The services for which credentials can be made, as the operator lists them. */
@Singleton
class ServiceNames {
    /** The condition key that names the service. */
    static final String KEY = "iam:ServiceSpecificCredentialServiceName";

    private final List<String> services;

    ServiceNames(LatchkeyConfiguration configuration) {
        this.services = configuration.serviceSpecificCredentials().services();
    }

    List<String> all() {
        return services;
    }

    /** The one that a page is about unless it says otherwise. */
    String first() {
        return services.get(0);
    }

    /**
     * The service of that name, in the spelling of the list; letter case does not matter.
     *
     * @throws OperationFailed NoSuchEntity, as IAM answers, for any other
     */
    String required(String name) {
        return services.stream()
                .filter(service -> Ascii.lower(service).equals(Ascii.lower(name)))
                .findFirst()
                .orElseThrow(() -> new OperationFailed(
                        ErrorCode.NO_SUCH_ENTITY,
                        "No such service " + name + " is supported for Service Specific Credentials",
                        List.of(new FieldProblem("serviceName", "Choose one of the services in the list."))));
    }
}
