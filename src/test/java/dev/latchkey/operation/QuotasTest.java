package dev.latchkey.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.identity.AddUserToGroup;
import dev.latchkey.permission.AttachGroupPolicy;
import dev.latchkey.permission.AttachUserPolicy;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Quotas hold, however many ask at the same moment: who comes too late is told so, and nothing else happens to anybody. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotasTest {

    private static final int ASKING = 16;
    private static final int AT_ONCE = 6;

    private static final String DOCUMENT = """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "iam:GetUser", "Resource": "*"}]}\
        """;

    @Inject
    World world;

    private World.Account account;

    @BeforeEach
    void open() {
        account = world.account();
        account.user("zoe");
    }

    @Test
    void of_groups_that_one_user_is_in() {
        for (int i = 0; i < ASKING; i++) {
            account.group("group-" + i);
        }

        assertThat(granted(i -> new AddUserToGroup("group-" + i, "zoe"))).isEqualTo(10);
    }

    @Test
    void of_policies_attached_to_one_user() {
        List<String> policies = policies();

        assertThat(granted(i -> new AttachUserPolicy("zoe", policies.get(i)))).isEqualTo(10);
    }

    @Test
    void of_policies_attached_to_one_group() {
        List<String> policies = policies();
        account.group("staff");

        assertThat(granted(i -> new AttachGroupPolicy("staff", policies.get(i))))
                .isEqualTo(10);
    }

    private List<String> policies() {
        List<String> policies = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            policies.add(account.policy("policy-" + i, DOCUMENT));
        }
        return policies;
    }

    /** How many of the operations were performed; the others have met the quota. */
    private int granted(IntFunction<Operation<?>> operations) {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < ASKING; i++) {
            Operation<?> operation = operations.apply(i);
            tries.add(() -> isGranted(operation));
        }
        ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
        try {
            int granted = 0;
            for (Future<Boolean> answer : pool.invokeAll(tries)) {
                granted += answer.get() ? 1 : 0;
            }
            return granted;
        } catch (Exception e) {
            throw new AssertionError(e);
        } finally {
            pool.shutdownNow();
        }
    }

    private boolean isGranted(Operation<?> operation) {
        try {
            account.perform(operation);
            return true;
        } catch (OperationFailed failed) {
            assertThat(failed.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED);
            return false;
        }
    }
}
