package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.operation.AuthorizationVersions;
import dev.latchkey.operation.OwnDevices;
import dev.latchkey.operation.PolicySource;
import dev.latchkey.operation.Principal;
import dev.latchkey.operation.SeenVersions;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.policy.evaluation.ApplicablePolicies;
import dev.latchkey.policy.evaluation.AttachedPolicy;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Programs;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * What a node remembers about somebody's permissions is found again by two versions. So whatever operation changes what
 * decisions about somebody hang on raises one of them: for every operation that is offered, and everybody in the account.
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class RememberedPermissionsTest {

    @Inject
    World world;

    @Inject
    TestClock clock;

    @Inject
    Sql sql;

    @Inject
    Programs programs;

    @Inject
    AuthorizationVersions versions;

    @Inject
    PolicySource policies;

    @Inject
    OwnDevices devices;

    @Inject
    Transactions transactions;

    /** What decisions about somebody hang on, read anew. */
    private record Standing(
            List<AttachedPolicy> identity, @Nullable AttachedPolicy boundary, boolean hasDevice) {}

    /** The same with the versions at which a node would remember it; none for who is not there any more. */
    private record Seen(Standing standing, @Nullable SeenVersions versions) {}

    @BeforeEach
    void codes_do_not_change() {
        clock.stopAt(Instant.ofEpochSecond(Instant.now().getEpochSecond() / 30 * 30));
    }

    @AfterEach
    void the_clock_goes_on() {
        clock.reset();
    }

    @Test
    void do_not_outlive_what_they_were_found_by() {
        List<String> stale = new ArrayList<>();
        Set<String> changing = new TreeSet<>();

        for (EveryCall call : EveryCall.all()) {
            Scene scene = new Scene(world, clock, sql);
            scene.cal().administrator();
            Consumer<EveryCall.Clients> ready = call.prepare(scene);
            Map<Principal, Seen> before = seen(scene);
            EveryCall.send(programs, scene, ready);
            before.forEach((who, earlier) -> {
                Seen now = seen(who);
                if (!now.standing().equals(earlier.standing())) {
                    changing.add(call.name());
                    if (Objects.equals(earlier.versions(), now.versions())) {
                        stale.add(call.name() + " for " + who);
                    }
                }
            });
        }

        assertThat(stale).isEmpty();
        assertThat(changing)
                .as("operations by which somebody's standing changes")
                .containsAll(Set.of("AttachUserPolicy", "DeleteAccountPasswordPolicy", "EnableMFADevice"))
                .hasSizeGreaterThan(15);
    }

    private Map<Principal, Seen> seen(Scene scene) {
        Map<Principal, Seen> all = new LinkedHashMap<>();
        for (World.Person person : List.of(scene.cal(), scene.bob(), scene.zoe())) {
            all.put(person.principal(), seen(person.principal()));
        }
        return all;
    }

    private Seen seen(Principal who) {
        return transactions.read(() -> {
            ApplicablePolicies found = policies.policiesOf(who);
            return new Seen(new Standing(found.identity(), found.boundary(), devices.hasDevice(who)), versions.of(who));
        });
    }
}
