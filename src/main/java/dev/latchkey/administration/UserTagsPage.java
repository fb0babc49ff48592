package dev.latchkey.administration;

import dev.latchkey.identity.ListUserTags;
import dev.latchkey.identity.Tag;
import dev.latchkey.identity.TagUser;
import dev.latchkey.identity.UntagUser;
import dev.latchkey.identity.UserTab;
import dev.latchkey.identity.UserTabs;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.web.Answers;
import dev.latchkey.web.Flash;
import dev.latchkey.web.Form;
import dev.latchkey.web.FormErrors;
import dev.latchkey.web.FormTicket;
import dev.latchkey.web.Forms;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Layouts;
import dev.latchkey.web.Outcome;
import dev.latchkey.web.Tab;
import dev.latchkey.web.Visit;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Singleton;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tags of a user, which policies can speak of: seen, set and removed. */
@Path(UserTabs.ROUTE + "/tags")
@Blocking
class UserTagsPage {

    private final Operations operations;
    private final Visit visit;
    private final Forms forms;
    private final Layouts layouts;
    private final Gates gates;
    private final UserTabs tabs;
    private final TagsTab tab;

    UserTagsPage(
            Operations operations, Visit visit, Forms forms, Layouts layouts, Gates gates, UserTabs tabs, TagsTab tab) {
        this.operations = operations;
        this.visit = visit;
        this.forms = forms;
        this.layouts = layouts;
        this.gates = gates;
        this.tabs = tabs;
        this.tab = tab;
    }

    @GET
    public Response show(@PathParam("name") String name) {
        return Answers.page(draw(name, new Tag("", ""), FormErrors.NONE));
    }

    /** Sets a tag, or gives it another value. */
    @POST
    @Path("/add")
    public Response add(@PathParam("name") String name, Form form) {
        Tag tag = new Tag(form.text("tagKey").strip(), form.text("tagValue").strip());
        FormTicket ticket = forms.ticket(form, "add-tag");
        TagUser operation = new TagUser(name, List.of(tag));
        FormErrors errors = errors(tag);
        if (errors.isPresent()) {
            operations.insist(caller(), List.of(operation));
            return Answers.unprocessable(draw(name, tag, errors));
        }
        try {
            return forms.perform(
                    ticket,
                    caller(),
                    List.of(operation),
                    results -> Outcome.success(pathOf(name), name + " has the tag " + tag.key() + " now."));
        } catch (OperationFailed failed) {
            String message =
                    switch (failed.code()) {
                        case NO_SUCH_ENTITY -> "There is no user of this name.";
                        case LIMIT_EXCEEDED -> name + " has as many tags as a user may have. Remove one first.";
                        case INVALID_INPUT -> "Keys that begin with aws: are kept for the system. Choose another one.";
                        default -> throw failed;
                    };
            return Answers.unprocessable(draw(name, tag, FormErrors.of("tagKey", message)));
        }
    }

    /** Removes a tag; the value that was shown beside it goes into the way back. */
    @POST
    @Path("/remove")
    public Response remove(
            @PathParam("name") String name,
            @QueryParam("key") @DefaultValue("") String key,
            @QueryParam("value") @DefaultValue("") String value,
            Form form) {
        FormTicket ticket = forms.ticket(form, "remove-tag");
        return forms.perform(
                ticket,
                caller(),
                List.of(new UntagUser(name, List.of(key))),
                results -> Outcome.undoable(
                        pathOf(name),
                        name + " does not have the tag " + key + " any more.",
                        new Flash.Undo(
                                "removing " + key,
                                "restore-tag",
                                pathOf(name, "/restore", new Tag(key, value)),
                                "iam:TagUser")));
    }

    /** Sets again what was just removed. */
    @POST
    @Path("/restore")
    public Response restore(
            @PathParam("name") String name,
            @QueryParam("key") @DefaultValue("") String key,
            @QueryParam("value") @DefaultValue("") String value,
            Form form) {
        FormTicket ticket = forms.ticket(form, "restore-tag");
        Tag tag = new Tag(key, value);
        TagUser operation = new TagUser(name, List.of(tag));
        FormErrors errors = errors(tag);
        if (errors.isPresent()) {
            operations.insist(caller(), List.of(operation));
            return Answers.unprocessable(draw(name, tag, errors));
        }
        return forms.perform(
                ticket,
                caller(),
                List.of(operation),
                results -> Outcome.success(pathOf(name), name + " has the tag " + key + " again."));
    }

    private static FormErrors errors(Tag tag) {
        FormErrors errors = FormErrors.NONE;
        if (!TextShape.TAG_KEY.broken(tag.key()).isEmpty()) {
            errors = errors.and(
                    "tagKey",
                    "Use 1 to " + TextShape.TAG_KEY.maximum()
                            + " letters, digits, spaces and the characters _ . : / = + - @ for the key.");
        }
        if (!TextShape.TAG_VALUE.broken(tag.value()).isEmpty()) {
            errors = errors.and(
                    "tagValue",
                    "Use at most " + TextShape.TAG_VALUE.maximum()
                            + " letters, digits, spaces and the characters _ . : / = + - @ for the value.");
        }
        return errors;
    }

    private TemplateInstance draw(String name, Tag typed, FormErrors errors) {
        return operations.view(caller(), view -> draw(view, name, typed, errors));
    }

    private TemplateInstance draw(OperationView view, String name, Tag typed, FormErrors errors) {
        ListUserTags read = new ListUserTags(name, Page.LONGEST);
        boolean exists = view.preview(read).resource().uniqueId() != null;
        List<Tag> tags = exists ? view.ask(read).granted().map(Paged::items).orElse(List.of()) : List.of();
        List<Row> rows = new ArrayList<>();
        for (Tag tag : tags) {
            rows.add(new Row(
                    tag.key(),
                    tag.value(),
                    "remove-tag-" + rows.size(),
                    pathOf(name, "/remove", tag),
                    gates.submit(view, "Remove", new UntagUser(name, List.of(tag.key())))
                            .naming(tag.key())));
        }
        return new UserTags(
                layouts.about(name, view).with(errors),
                tabs.of(view, name, tab),
                rows,
                Refusal.of(gates, view, "tags", read),
                typed,
                pathOf(name) + "/add",
                gates.submit(view, "Set tag", new TagUser(name, List.of())));
    }

    private Caller caller() {
        return visit.required().caller();
    }

    private static String pathOf(String name) {
        return UserTabs.pathOf(name) + "/tags";
    }

    private static String pathOf(String name, String below, Tag tag) {
        return pathOf(name) + below + "?key=" + encoded(tag.key()) + "&value=" + encoded(tag.value());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** One tag, with the button that removes it. */
    record Row(String key, String value, String formId, String action, Gate remove) {}

    @CheckedTemplate(basePath = "administration", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record UserTags(
            Layout layout,
            List<Tab> tabs,
            List<Row> rows,
            Optional<GateReason> refusal,
            Tag typed,
            String action,
            Gate add)
            implements TemplateInstance {}

    /** This page among those about a user. */
    @Singleton
    static class TagsTab implements UserTab {

        @Override
        public String label() {
            return "Tags";
        }

        @Override
        public int order() {
            return 25;
        }

        @Override
        public String below() {
            return "/tags";
        }

        @Override
        public List<Operation<?>> operations(String userName) {
            return List.of(new ListUserTags(userName, Page.FIRST));
        }
    }
}
