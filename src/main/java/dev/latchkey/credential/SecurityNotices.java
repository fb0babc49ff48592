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

    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry("iam:ChangePassword", "Your password was changed"),
            Map.entry("iam:CreateLoginProfile", "A password was set for you"),
            Map.entry("iam:UpdateLoginProfile", "Your password was reset"),
            Map.entry("iam:CreateAccessKey", "An access key was created for you"),
            Map.entry("iam:UploadSSHPublicKey", "An SSH public key was added"),
            Map.entry("iam:UploadSigningCertificate", "A signing certificate was added"),
            Map.entry("iam:CreateServiceSpecificCredential", "Git credentials were generated for you"),
            Map.entry("iam:ResetServiceSpecificCredential", "A Git password was reset"),
            Map.entry("iam:EnableMFADevice", "An MFA device was added"),
            Map.entry("iam:ResyncMFADevice", "The clock of an MFA device was set"),
            Map.entry("host:ClearFactors", "All your MFA devices and recovery codes were removed"),
            Map.entry("iam:DeactivateMFADevice", "An MFA device was removed"));

    private final SecurityTrail trail;
    private final Sql sql;

    SecurityNotices(SecurityTrail trail, Sql sql) {
        this.trail = trail;
        this.sql = sql;
    }

    @Override
    public String forNewSession(String userId, Instant now) {
        Optional<Instant> told = sql.first(
                "select told_until from security_notice where user_id = ?", row -> row.instant("told_until"), userId);
        if (told.isEmpty()) {
            // Before the first sign-in there was nobody to tell: it was all set up for this person.
            toldUntil(userId, now);
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
            String change = CHANGES.get(event.action());
            if (change == null) {
                signIns.add(event);
            } else {
                notices.add(new Notice(event.at(), change + by(event, userId) + " from " + event.address() + "."));
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

    private static String by(Event event, String userId) {
        return event.byUserId().equals(userId) ? "" : " by " + event.byName();
    }
}
