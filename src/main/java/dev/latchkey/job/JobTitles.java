package dev.latchkey.job;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What the kinds of jobs are called. */
@Singleton
class JobTitles {

    private final List<JobKind> kinds;

    JobTitles(@All List<JobKind> kinds) {
        this.kinds = kinds;
    }

    Optional<JobKind> kind(Job job) {
        return kinds.stream().filter(kind -> kind.name().equals(job.kind())).findFirst();
    }

    String of(Job job) {
        return kind(job).map(JobKind::title).orElse(job.kind());
    }
}
