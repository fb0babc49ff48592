package dev.latchkey.identity;

import dev.latchkey.operation.OperationView;
import dev.latchkey.web.Tab;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** The tabs above each page about a user. */
@Singleton
public class UserTabs {

    /** Below which the pages about single users stand. */
    public static final String PATH = "/admin/users/";

    /**
     * The same as a route; the parameter is {@code name}. The framework never goes back from a route that begins with
     * plain text to one that begins with a parameter, as those of the rooms of credentials do: so this one, and every
     * other above those, begins with a parameter too.
     */
    public static final String ROUTE = "/{admin:admin}/users/{name:[^/]+}";

    private final List<UserTab> tabs;

    UserTabs(@All List<UserTab> tabs) {
        this.tabs =
                tabs.stream().sorted(Comparator.comparingInt(UserTab::order)).toList();
    }

    /** The address of a user's pages. */
    public static String pathOf(String userName) {
        return PATH + URLEncoder.encode(userName, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The tabs that the viewer may open for that user; the one whose page this is, is current. */
    public List<Tab> of(OperationView view, String userName, UserTab current) {
        return tabs.stream()
                .filter(tab -> tab.below().equals(current.below())
                        || tab.operations(userName).stream()
                                .allMatch(operation -> view.preview(operation).isAllowed()))
                .map(tab -> new Tab(
                        tab.label(), pathOf(userName) + tab.below(), tab.below().equals(current.below())))
                .toList();
    }
}
