package dev.latchkey.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.identity.CreateUser;
import dev.latchkey.identity.Path;
import dev.latchkey.identity.UserName;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.Keys;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.TemporaryDirectory;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What is done for the trail every day without being asked. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class TrailWatchTest {

    @Inject
    World world;

    @Inject
    TrailWatch watch;

    @Inject
    TrailChecks checks;

    @Inject
    Sealer sealer;

    @Inject
    SealRows rows;

    @Inject
    Keys keys;

    @Inject
    Sql sql;

    @Inject
    TestClock clock;

    @ConfigProperty(name = "latchkey.data-dir")
    @Inject
    java.nio.file.Path dataDirectory;

    /** In a time in which nothing else was written down: what other tests have left is none of its business. */
    @BeforeEach
    void forget() {
        clock.advance(Duration.ofDays(137));
        sql.change("delete from trail_check");
        world.account().perform(new CreateUser(Path.ROOT, new UserName("first")));
        sealer.sealWaiting();
    }

    @AfterEach
    void setTheClock() {
        sql.change("delete from trail_check");
        clock.reset();
    }

    @Test
    void checks_it_and_leaves_a_checkpoint_in_the_data_directory() throws IOException {
        watch.look();

        List<java.nio.file.Path> files = KeptCheckpoints.in(dataDirectory).files();
        assertThat(checks.latest()).isPresent();
        assertThat(Checkpoint.parse(Files.readAllLines(files.get(files.size() - 1)), keys.mac(Checkpoint.PURPOSE))
                        .heads())
                .containsExactlyInAnyOrderElementsOf(rows.heads());
    }

    @Test
    void does_so_once_a_day() throws IOException {
        watch.look();
        int files = KeptCheckpoints.in(dataDirectory).files().size();
        Instant checked = checks.latest().orElseThrow();

        clock.advance(Duration.ofHours(19));
        watch.look();
        assertThat(checks.latest()).contains(checked);
        assertThat(KeptCheckpoints.in(dataDirectory).files()).hasSize(files);

        clock.advance(Duration.ofHours(2));
        watch.look();
        assertThat(checks.latest().orElseThrow()).isAfter(checked);
        assertThat(KeptCheckpoints.in(dataDirectory).files()).hasSize(files + 1);
    }

    @Test
    void keeps_the_checkpoints_of_three_months() throws IOException {
        try (TemporaryDirectory directory = TemporaryDirectory.create("checkpoints")) {
            KeptCheckpoints kept = KeptCheckpoints.in(directory.path());
            Instant first = Instant.parse("2026-01-01T00:00:00Z");
            for (int day = 0; day < 95; day++) {
                kept.add(new Checkpoint(first.plus(day, ChronoUnit.DAYS), List.of()), keys.mac(Checkpoint.PURPOSE));
            }

            assertThat(kept.files()).hasSize(90);
            assertThat(kept.files().get(0).getFileName()).hasToString("2026-01-06T000000Z.txt");
            assertThat(kept.hasAnySince(first.plus(94, ChronoUnit.DAYS))).isTrue();
            assertThat(kept.hasAnySince(first.plus(95, ChronoUnit.DAYS))).isFalse();
        }
    }
}
