package dev.latchkey.permission;

import dev.latchkey.operation.Operation;
import dev.latchkey.web.NavigationItem;
import jakarta.inject.Singleton;
import java.util.List;

/** The simulator in the side navigation, for those who may simulate users. */
@Singleton
class SimulatorPlace implements NavigationItem {

    @Override
    public String label() {
        return "Simulator";
    }

    @Override
    public String href() {
        return SimulatorPage.PATH;
    }

    @Override
    public int order() {
        return 60;
    }

    @Override
    public List<Operation<?>> operations() {
        return List.of(new CountHolders(""));
    }
}
