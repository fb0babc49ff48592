package dev.latchkey.permission;

import dev.latchkey.identity.UserTab;
import dev.latchkey.operation.Operation;
import dev.latchkey.web.Answers;
import dev.latchkey.web.NextPath;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The way from a user to the simulator, with the user filled in. */
@Path("/admin/users/{name}/simulator")
class UserSimulatorPage {

    @GET
    public Response show(@PathParam("name") String name) {
        String principal = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return Answers.seeOther(new NextPath(SimulatorPage.PATH + "?principal=" + principal));
    }

    /** The tab above the pages about a user. */
    @Singleton
    static class SimulatorTab implements UserTab {

        @Override
        public String label() {
            return "Simulator";
        }

        @Override
        public int order() {
            return 40;
        }

        @Override
        public String below() {
            return "/simulator";
        }

        @Override
        public List<Operation<?>> operations(String userName) {
            return List.of(new ExplainPermissions(userName, false));
        }
    }
}
