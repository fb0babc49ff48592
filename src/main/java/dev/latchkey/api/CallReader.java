package dev.latchkey.api;

import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.api.wire.MalformedInput;
import dev.latchkey.api.wire.Parameters;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a request asks for, in one way only. */
@Singleton
class CallReader {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Set<String> OVERRIDES = Set.of("x-http-method-override", "x-http-method", "x-method-override");
    private static final Set<String> EVERY_SERVICE = Arrays.stream(ApiService.values())
            .map(ApiService::scope)
            .collect(Collectors.toCollection(LinkedHashSet::new));

    private final ApiCatalogue catalogue;

    CallReader(ApiCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What the request asks for, with all that is wrong with it except what makes it unreadable.
     *
     * @throws ApiFailure for a request that has not exactly one reading
     */
    Call read(ReceivedRequest request) {
        boolean isPost = request.method().equals("POST");
        if (!isPost && !request.method().equals("GET")) {
            throw ApiFailure.ofTransport(405);
        }
        requirePlainHeaders(request, isPost);
        try {
            Parameters parameters =
                    Parameters.read(request.query().getBytes(StandardCharsets.ISO_8859_1), request.body());
            return call(parameters, isPost);
        } catch (MalformedInput malformed) {
            throw malformed(malformed);
        }
    }

    private Call call(Parameters parameters, boolean isPost) {
        Optional<String> version = parameters.value("Version");
        Optional<ApiService> service = Arrays.stream(ApiService.values())
                .filter(each -> version.filter(each.version()::equals).isPresent())
                .findFirst();
        Set<String> services =
                service.<Set<String>>map(each -> Set.of(each.scope())).orElse(EVERY_SERVICE);
        String action = parameters.value("Action").orElse("");
        if (action.isEmpty()) {
            return Call.unreadable(services, new ApiFailure(400, "MissingAction", "Missing Action"));
        }
        Optional<ApiOperation> offered = service.flatMap(each -> catalogue.find(each, action));
        if (offered.isEmpty()) {
            String text =
                    "Could not find operation " + action + " for version " + version.orElse("NO_VERSION_SPECIFIED");
            return Call.unreadable(services, new ApiFailure(400, "InvalidAction", text));
        }
        return call(offered.get(), parameters, services, isPost);
    }

    private static Call call(ApiOperation offered, Parameters parameters, Set<String> services, boolean isPost) {
        try {
            Operation<?> operation = offered.read(parameters);
            return operation.changes() && !isPost
                    ? Call.unreadable(services, ApiFailure.ofTransport(405))
                    : Call.of(offered, operation);
        } catch (MalformedInput malformed) {
            return Call.unreadable(services, malformed(malformed));
        } catch (OperationFailed failed) {
            return Call.unreadable(services, failed);
        }
    }

    /** Nothing but a form is read, and nobody says one method and means another. */
    private static void requirePlainHeaders(ReceivedRequest request, boolean isPost) {
        List<String> types = request.headers().stream()
                .filter(header -> header.getKey().equalsIgnoreCase("content-type"))
                .map(header -> header.getValue().toLowerCase(Locale.ROOT).replace(" ", ""))
                .toList();
        boolean isForm = types.equals(List.of(FORM)) || types.equals(List.of(FORM + ";charset=utf-8"));
        if (isPost && request.body().length > 0 && !isForm) {
            throw new ApiFailure(400, "MalformedInput", "The body must be " + FORM + " in UTF-8.");
        }
        if (!isPost && request.body().length > 0) {
            throw new ApiFailure(400, "MalformedInput", "A GET request has no body.");
        }
        boolean isOverridden = request.headers().stream()
                .anyMatch(header -> OVERRIDES.contains(header.getKey().toLowerCase(Locale.ROOT)));
        if (isOverridden) {
            throw new ApiFailure(400, "MalformedInput", "The method of a request cannot be overridden.");
        }
    }

    private static ApiFailure malformed(MalformedInput malformed) {
        return new ApiFailure(400, "MalformedInput", String.valueOf(malformed.getMessage()));
    }
}
