package dev.latchkey.audit;

import dev.latchkey.identity.ManyAtOnce;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.operation.ResourceReference;
import dev.latchkey.policy.action.ActionCatalogue;
import dev.latchkey.web.TrialPage;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds where refused requests can be tried once more; whose, the door decides for each user by itself. */
@Singleton
public class Trials {

    private final List<TrialPage> pages;
    private final ManyAtOnce users;

    Trials(@All List<TrialPage> pages, ManyAtOnce users) {
        this.pages = pages;
        this.users = users;
    }

    /** The rows with the ways to try them, at one statement for all of them. */
    public List<ShownActivity> of(OperationView view, List<Activity> rows) {
        Optional<TrialPage> page = pages.stream().findFirst();
        Map<String, ResolvedResource> known = page.isEmpty() ? Map.of() : principals(view, rows);
        Map<String, Boolean> decided = new HashMap<>();
        return rows.stream()
                .map(row -> new ShownActivity(
                        row, page.filter(trial -> isTriable(row)).flatMap(trial -> Optional.ofNullable(
                                        known.get(String.valueOf(row.principalId())))
                                .filter(user ->
                                        decided.computeIfAbsent(user.arn(), arn -> isPermitted(view, trial, user)))
                                .map(user -> trial.href(past(row, user))))))
                .toList();
    }

    private Map<String, ResolvedResource> principals(OperationView view, List<Activity> rows) {
        Set<String> ids = rows.stream()
                .filter(Trials::isTriable)
                .map(Activity::principalId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return users.usersById(view.caller().accountId(), ids);
    }

    /** What no policy decided, such as a wrong password, is not refused by one either. */
    private static boolean isTriable(Activity row) {
        return row.isDenied() && ActionCatalogue.get().find(row.action()).isPresent();
    }

    private static boolean isPermitted(OperationView view, TrialPage trial, ResolvedResource user) {
        return view.preview(trial.operation(new ResourceReference.AlreadyRead(user)))
                .isAllowed();
    }

    private static TrialPage.Past past(Activity row, ResolvedResource user) {
        return new TrialPage.Past(
                String.valueOf(user.name()),
                row.action(),
                row.resource(),
                row.mfa(),
                row.credential(),
                row.sourceAddress(),
                row.at());
    }
}
