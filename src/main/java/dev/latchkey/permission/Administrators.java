package dev.latchkey.permission;

import dev.latchkey.operation.Administration;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential.ConsoleSession;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.ResolvedResource;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.policy.evaluation.PolicyEngine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Knows who can administer an account: whoever may attach AdministratorAccess to themselves, in a session with MFA, and has a
 * password or an active access key to come in with.
 *
 * <p>Whoever was found last is looked at first: an account of a million users costs no more than one of ten, as long as
 * they stay.
 */
@ApplicationScoped
class Administrators implements Administration {

    private static final String ACTION = "iam:AttachUserPolicy";
    private static final String EVERYTHING = "arn:aws:iam::aws:policy/AdministratorAccess";
    private static final int PAGE = 1000;
    private static final int MOST_PAGES = 50;
    private static final int MOST_TEXTS = 10_000;
    private static final int MOST_REMEMBERED = 10_000;

    private static final String LOCK = "select user_id from iam_user where user_id = :user for share";

    private static final String WAYS_IN = """
            select exists (select 1 from login_profile
                            where user_id = :user and (unused_until is null or unused_until > :now)) as password,
                   exists (select 1 from access_key where user_id = :user and status = 'Active') as key
            """;

    private final PolicyHolders holders;
    private final PolicyTexts texts;
    private final Session session;
    private final Clock clock;
    private final Map<Wanted, String> lastFound = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Wanted, String> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    Administrators(PolicyHolders holders, PolicyTexts texts, Session session, Clock clock) {
        this.holders = holders;
        this.texts = texts;
        this.session = session;
        this.clock = clock;
    }

    @Override
    public Reach of(Caller caller, Set<String> userIds) {
        return holders.named(caller.accountId(), userIds).stream()
                .map(holder -> reachOf(caller, holder))
                .max(Reach::compareTo)
                .orElse(Reach.NONE);
    }

    @Override
    public boolean isAnybody(Caller caller, Reach least) {
        Wanted wanted = new Wanted(caller.accountId(), least);
        // The caller's row is locked by every change.
        if (of(caller, Set.of(caller.principal().uniqueId())).compareTo(least) >= 0) {
            return true;
        }
        String known = remembered(wanted);
        return (known != null && isOne(caller, known, least)) || isFound(caller, wanted);
    }

    private boolean isFound(Caller caller, Wanted wanted) {
        List<String> granting = texts.thatCouldAllow(ACTION, wanted.accountId(), MOST_TEXTS);
        String after = "";
        for (int i = 0; i < MOST_PAGES && !granting.isEmpty(); i++) {
            PolicyHolders.Page page = holders.ofTexts(wanted.accountId(), granting, after, PAGE);
            for (PolicyHolder holder : page.holders()) {
                String userId = holder.user().userId();
                if (reachOf(caller, holder).compareTo(wanted.least()) >= 0 && isOne(caller, userId, wanted.least())) {
                    remember(wanted, userId);
                    return true;
                }
            }
            if (page.last()) {
                return false;
            }
            after = page.end();
        }
        return false;
    }

    /** Locked first and looked at afterwards, so that it stays as it is found. */
    private boolean isOne(Caller caller, String userId, Reach least) {
        session.createNativeQuery(LOCK, String.class)
                .setParameter("user", userId)
                .getResultList();
        return of(caller, Set.of(userId)).compareTo(least) >= 0;
    }

    private Reach reachOf(Caller caller, PolicyHolder holder) {
        if (!isPermitted(caller, holder)) {
            return Reach.NONE;
        }
        Tuple ways = session.createNativeQuery(WAYS_IN, Tuple.class)
                .setParameter("user", holder.user().userId())
                .setParameter("now", clock.instant())
                .getSingleResult();
        if (ways.get("password", Boolean.class)) {
            return Reach.ON_PAGES;
        }
        return ways.get("key", Boolean.class) ? Reach.BY_KEY : Reach.NONE;
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
}
