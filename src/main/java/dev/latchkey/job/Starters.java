package dev.latchkey.job;

import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.session.OpenSessions;
import dev.latchkey.session.OpenSessions.OpenSession;
import jakarta.inject.Singleton;
import java.util.Optional;

/** In whose name the next item of a job is done. */
@Singleton
class Starters {

    private final JobRows jobs;
    private final OpenSessions sessions;

    Starters(JobRows jobs, OpenSessions sessions) {
        this.jobs = jobs;
        this.sessions = sessions;
    }

    /**
     * Its starter as they are now, in the session in which they started it, from where they did; with MFA if it was proved
     * then, and that session still has the proof of the same device. Empty once the session is over.
     */
    Optional<Caller> of(ClaimedJob job) {
        return jobs.sessionOf(job.id()).flatMap(sessions::stored).map(session -> caller(job, session));
    }

    private static Caller caller(ClaimedJob job, OpenSession session) {
        boolean isProved = job.isProvedBy(session.mfaAt(), session.mfaSerial());
        return new Caller(
                session.user(),
                new CallerCredential.ConsoleSession(
                        session.publicName(), session.startedAt(), isProved ? job.mfaAt() : null),
                job.origin());
    }
}
