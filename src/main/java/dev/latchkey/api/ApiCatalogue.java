package dev.latchkey.api;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that the rooms offer to programs, by service and name. */
@Singleton
public class ApiCatalogue {

    private final Map<Key, ApiOperation> operations = new HashMap<>();

    ApiCatalogue(@All List<ApiRoom> rooms) {
        for (ApiRoom room : rooms) {
            for (ApiOperation operation : room.operations()) {
                if (operations.put(new Key(operation.service(), operation.name()), operation) != null) {
                    throw new IllegalStateException("two rooms offer " + operation.name());
                }
            }
        }
    }

    /** The operation of that very name. */
    public Optional<ApiOperation> find(ApiService service, String name) {
        return Optional.ofNullable(operations.get(new Key(service, name)));
    }

    /** All of them. */
    public Collection<ApiOperation> all() {
        return operations.values();
    }

    private record Key(ApiService service, String name) {}
}
