package dev.latchkey.permission;

import dev.latchkey.operation.Administration;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential.ConsoleSession;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.platform.Sql;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.CompiledPolicy;
import dev.latchkey.policy.evaluation.PolicyEngine;
import dev.latchkey.policy.evaluation.PolicyOrigin;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Knows who can administer an account: whoever may attach AdministratorAccess to themselves, in a session with MFA, and has a
 * password or an active access key to come in with.
 *
 * <p>Whoever was found last is looked at first, then the holders of what makes anybody an administrator, and at last those
 * of what does so under conditions; no more of them than fit into a moment, for others wait.
 */
@ApplicationScoped
class Administrators implements Administration {

    private static final String ACTION = "iam:AttachUserPolicy";
    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 30;
    private static final int MOST_TEXTS = 5_000;
    private static final int MOST_REMEMBERED = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A name that nobody has: a policy that allows it to this user allows it to anybody. */
    private static final String ANYBODY = "~anybody~";

    private static final String LOCK = "select user_id from iam_user where user_id = ? for share";

    private static final String WAYS_IN = """
            select u.user_id,
                   exists (select from login_profile l
                            where l.user_id = u.user_id and (l.unused_until is null or l.unused_until > ?)) as password,
                   exists (select from access_key k where k.user_id = u.user_id and k.status = 'Active') as key
              from unnest(cast(? as text[])) as u (user_id)
            """;

    private final PolicyHolders holders;
    private final PolicyTexts texts;
    private final Sql sql;
    private final Clock clock;
    private final Map<Wanted, String> lastFound = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Administrators(PolicyHolders holders, PolicyTexts texts, Sql sql, Clock clock) {
        this.holders = holders;
        this.texts = texts;
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public Reach of(Caller caller, Set<String> userIds) {
        return ways(caller, holders.named(caller.accountId(), userIds)).values().stream()
                .max(Reach::compareTo)
                .orElse(Reach.NONE);
    }

    @Override
    public Search search(Caller caller, Reach enough) {
        Wanted wanted = new Wanted(caller.accountId(), enough);
        // The caller's row is locked by every change.
        Reach own = of(caller, Set.of(caller.principal().uniqueId()));
        if (own.compareTo(enough) >= 0) {
            return new Search(own, true);
        }
        String known = remembered(wanted);
        return known != null && isOne(caller, known, enough)
                ? new Search(enough, true)
                : searchAll(caller, wanted, own);
    }

    /** Looks first at the holders of what makes anybody an administrator, then of what does so under conditions. */
    private Search searchAll(Caller caller, Wanted wanted, Reach own) {
        PolicyTexts.Texts granting = texts.thatCouldAllow(ACTION, wanted.accountId(), MOST_TEXTS);
        Map<Boolean, List<String>> forAnybody = granting.texts().stream()
                .collect(Collectors.partitioningBy(
                        text -> isPermitted(caller, anybody(wanted.accountId(), text.policy())),
                        Collectors.mapping(PolicyTexts.Text::hash, Collectors.toList())));
        Looking looking = new Looking(caller, wanted.least(), own);
        looking.at(forAnybody.getOrDefault(true, List.of()));
        looking.at(forAnybody.getOrDefault(false, List.of()));
        looking.found().ifPresent(userId -> remember(wanted, userId));
        return new Search(looking.best, looking.everybody && granting.all());
    }

    private static PolicyHolder anybody(String accountId, CompiledPolicy policy) {
        return new PolicyHolder(
                new Principal.User(accountId, "AIDA", "/", ANYBODY, Map.of()),
                ApplicablePolicies.of(List.of(new AttachedPolicy(PolicyOrigin.inline(ANYBODY), policy))));
    }

    /** Locked first and looked at afterwards, so that it stays as it is found. */
    private boolean isOne(Caller caller, String userId, Reach least) {
        sql.first(LOCK, row -> row.text("user_id"), userId);
        return of(caller, Set.of(userId)).compareTo(least) >= 0;
    }

    /** Those who can administer at all, and how. */
    private Map<String, Reach> ways(Caller caller, List<PolicyHolder> users) {
        String[] permitted = users.stream()
                .filter(holder -> isPermitted(caller, holder))
                .map(holder -> holder.user().userId())
                .toArray(String[]::new);
        Map<String, Reach> ways = new LinkedHashMap<>();
        if (permitted.length > 0) {
            sql.each(WAYS_IN, row -> ways.put(row.text("user_id"), way(row)), clock.instant(), permitted);
        }
        return ways;
    }

    private static Reach way(Sql.Row row) {
        if (row.flag("password")) {
            return Reach.ON_PAGES;
        }
        return row.flag("key") ? Reach.BY_KEY : Reach.NONE;
    }

    private boolean isPermitted(Caller caller, PolicyHolder holder) {
        Instant now = clock.instant();
        Principal.User user = holder.user();
        Caller withMfa = new Caller(user, new ConsoleSession("administrators", now, now), caller.origin());
        AttachedPolicy boundary = holder.policies().boundary();
        ResolvedResource own = boundary == null
                ? holder.resource()
                : holder.resource()
                        .with(
                                "iam:PermissionsBoundary",
                                Objects.requireNonNull(boundary.origin().arn()));
        return PolicyEngine.decide(
                        withMfa.asksFor(ACTION, own, Map.of("iam:PolicyARN", List.of(EVERYTHING)), now),
                        holder.policies())
                .isAllowed();
    }

    private @Nullable String remembered(Wanted wanted) {
        synchronized (lastFound) {
            return lastFound.get(wanted);
        }
    }

    private void remember(Wanted wanted, String userId) {
        synchronized (lastFound) {
            lastFound.put(wanted, userId);
        }
    }

    /** Somebody who is looked for. */
    private record Wanted(String accountId, Reach least) {}

    /** One search, page by page, until somebody is found or so many have been looked at. */
    private final class Looking {

        private final Caller caller;
        private final Reach enough;
        private Reach best;
        private @Nullable String found;
        private boolean everybody = true;
        private int pages;
        // A measure of patience, no time that anything hangs on: the monotonic clock serves it.
        private final long deadline = System.nanoTime() + PATIENCE.toNanos();

        Looking(Caller caller, Reach enough, Reach best) {
            this.caller = caller;
            this.enough = enough;
            this.best = best;
        }

        Optional<String> found() {
            return Optional.ofNullable(found);
        }

        /** Goes on with whoever is given one of these texts. */
        void at(List<String> granting) {
            String after = "";
            boolean last = granting.isEmpty();
            while (!last && found == null) {
                if (pages++ >= MOST_PAGES || System.nanoTime() > deadline) {
                    everybody = false;
                    return;
                }
                PolicyHolders.Page page = holders.ofTexts(caller.accountId(), granting, after, PAGE);
                ways(caller, page.holders()).forEach(this::meet);
                after = page.end();
                last = page.last();
            }
        }

        private void meet(String userId, Reach way) {
            if (found == null && way.compareTo(enough) >= 0 && isOne(caller, userId, enough)) {
                found = userId;
                best = way;
            } else if (way.compareTo(enough) < 0 && way.compareTo(best) > 0) {
                best = way;
            }
        }
    }
}
