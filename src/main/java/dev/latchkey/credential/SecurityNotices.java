package dev.latchkey.credential;

import dev.latchkey.audit.SecurityTrail;
import dev.latchkey.audit.SecurityTrail.Event;
import dev.latchkey.platform.Sql;
import dev.latchkey.session.SessionNotices;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells a person, at the next sign-in, what has happened to their credentials since they were told last: read from the
 * trail, so that whatever changed them is told, whoever did it and by which door.
 */
@Singleton
class SecurityNotices implements SessionNotices {
    private static final Duration LOOKS_BACK = Duration.ofDays(30);
    private static final int MOST = 8;
    private static final int MANY_FAILURES = 5;
    private static final Set<String> SIGN_INS = Set.of("signin:Password", "signin:Passkey", "signin:SecondFactor");
    private static final String NEW_DEVICE = "on a new device";

    /** Before the first sign-in there was nobody to tell, it was all set up for this person: it counts as told. */
    private static final String TOLD_UNTIL = """
        with told as (select told_until from security_notice where user_id = ?),
             first as (
            insert into security_notice (user_id, told_until)
            select ?, cast(? as timestamptz) where not exists (select from told)
            on conflict (user_id) do nothing)
        select told_until from told
        """;

    private static final Map<String, Change> CHANGES = Map.ofEntries(
            Map.entry(
                    "iam:ChangePassword",
                    new Change("Your password was changed from ", "Your password was changed by ")),
            Map.entry(
                    "iam:CreateLoginProfile",
                    new Change("A password was set for you from ", "A password was set for you by ")),
            Map.entry(
                    "iam:UpdateLoginProfile",
                    new Change("Your password was reset from ", "Your password was reset by ")),
            Map.entry(
                    "iam:CreateAccessKey",
                    new Change("An access key was created for you from ", "An access key was created for you by ")),
            Map.entry(
                    "iam:UploadSSHPublicKey",
                    new Change("An SSH public key was added from ", "An SSH public key was added by ")),
            Map.entry(
                    "iam:UploadSigningCertificate",
                    new Change("A signing certificate was added from ", "A signing certificate was added by ")),
            Map.entry(
                    "iam:CreateServiceSpecificCredential",
                    new Change(
                            "Git credentials were generated for you from ",
                            "Git credentials were generated for you by ")),
            Map.entry(
                    "iam:ResetServiceSpecificCredential",
                    new Change("A Git password was reset from ", "A Git password was reset by ")),
            Map.entry(
                    "iam:EnableMFADevice", new Change("An MFA device was added from ", "An MFA device was added by ")),
            Map.entry(
                    "iam:ResyncMFADevice",
                    new Change("The clock of an MFA device was set from ", "The clock of an MFA device was set by ")),
            Map.entry(
                    "host:ClearFactors",
                    new Change(
                            "All your MFA devices and recovery codes were removed from ",
                            "All your MFA devices and recovery codes were removed by ")),
            Map.entry(
                    "iam:DeactivateMFADevice",
                    new Change("An MFA device was removed from ", "An MFA device was removed by ")));

    /** How a change is told: before the address, where the person made it; before the name of whoever else did. */
    private record Change(String own, String byOthers) {

        String of(Event event, String userId) {
            boolean isOwn = event.byUserId().equals(userId);
            return (isOwn ? own : byOthers + event.byName() + " from ") + event.address() + ".";
        }
    }

    private final SecurityTrail trail;
    private final Sql sql;

    SecurityNotices(SecurityTrail trail, Sql sql) {
        this.trail = trail;
        this.sql = sql;
    }

    @Override
    public String forNewSession(String userId, Instant now) {
        Optional<Instant> told = sql.first(TOLD_UNTIL, row -> row.instant("told_until"), userId, userId, now);
        if (told.isEmpty()) {
            return "";
        }
        Instant month = now.minus(LOOKS_BACK);
        Instant since = told.get().isAfter(month) ? told.get() : month;
        return notices(userId, since, now).stream().map(Notice::write).collect(Collectors.joining("\n"));
    }

    /** The person has been told of everything up to that moment. */
    void toldUntil(String userId, Instant now) {
        sql.change("""
            insert into security_notice (user_id, told_until) values (?, ?)
            on conflict (user_id) do update set told_until = excluded.told_until
            """, userId, now);
    }

    private List<Notice> notices(String userId, Instant since, Instant now) {
        List<Notice> notices = new ArrayList<>();
        List<Event> signIns = new ArrayList<>();
        for (Event event : trail.around(userId, CHANGES.keySet(), SIGN_INS, since, now)) {
            Change change = CHANGES.get(event.action());
            if (change == null) {
                signIns.add(event);
            } else {
                notices.add(new Notice(event.at(), change.of(event, userId)));
            }
        }
        signIns.stream()
                .filter(event -> event.isAllowed() && event.reason().contains(NEW_DEVICE))
                .forEach(event -> notices.add(new Notice(
                        event.at(), "Somebody signed in as you from a new device, at " + event.address() + ".")));
        failures(signIns).ifPresent(notices::add);
        notices.sort(Comparator.comparing(Notice::at).reversed());
        return notices.size() <= MOST ? notices : shortened(notices);
    }

    /** The latest run of wrong tries that is long enough to be told; a right one ends a run. */
    private static Optional<Notice> failures(List<Event> signIns) {
        int count = 0;
        Event last = null;
        for (Event event : signIns) {
            if (event.isAllowed()) {
                if (count >= MANY_FAILURES) {
                    break;
                }
                count = 0;
                last = null;
            } else {
                count += event.occurrences();
                last = last == null ? event : last;
            }
        }
        return last == null || count < MANY_FAILURES
                ? Optional.empty()
                : Optional.of(new Notice(
                        last.at(), count + " tries to sign in as you failed, the last from " + last.address() + "."));
    }

    private static List<Notice> shortened(List<Notice> notices) {
        List<Notice> first = new ArrayList<>(notices.subList(0, MOST));
        first.add(new Notice(notices.get(MOST).at(), "And " + (notices.size() - MOST) + " more; see your activity."));
        return first;
    }
}
