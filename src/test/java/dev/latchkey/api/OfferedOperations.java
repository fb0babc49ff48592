package dev.latchkey.api;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;

/** What all rooms offer to programs, found without the portal running. */
public final class OfferedOperations {

    private OfferedOperations() {}

    /** The rooms, each as the portal would make it. */
    public static List<ApiRoom> rooms() {
        var main = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.latchkey");
        List<ApiRoom> rooms = new ArrayList<>();
        for (var type : main) {
            if (type.isAssignableTo(ApiRoom.class) && !type.isInterface()) {
                try {
                    var constructor = type.reflect().getDeclaredConstructor();
                    constructor.setAccessible(true);
                    rooms.add((ApiRoom) constructor.newInstance());
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError("a room cannot be made: " + type.getName(), e);
                }
            }
        }
        return rooms;
    }
}
