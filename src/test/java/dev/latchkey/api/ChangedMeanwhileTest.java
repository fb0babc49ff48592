package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.latchkey.credential.password.UpdateLoginProfile;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.Operations;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.LockWatch;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.iam.model.EntityTemporarilyUnmodifiableException;

/** A password is judged and hashed before anything is locked; what became of it meanwhile counts. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class ChangedMeanwhileTest extends AdministeredAccount {

    private static final String THIRD_PASSWORD = "Amber-Falcon-Harbor-9";

    @Inject
    Operations operations;

    @Inject
    LockWatch locks;

    @BeforeEach
    void ana_has_a_password() {
        ana.withPassword(World.PASSWORD);
    }

    /** What comes of a call that is ready to act when that is done, and acts after it. */
    private CompletableFuture<?> after(Operation<?> done, Runnable call) {
        return operations.performAll(account.root(), List.of(done), results -> {
            CompletableFuture<Void> calling = CompletableFuture.runAsync(call);
            locks.awaitSomebodyWaiting();
            assertThat(calling).isNotDone();
            return calling;
        });
    }

    private static void isUnmodifiableForNow(CompletableFuture<?> call) {
        assertThatThrownBy(call::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        EntityTemporarilyUnmodifiableException.class,
                        refused -> assertThat(refused.statusCode()).isEqualTo(409));
    }

    @Test
    void a_password_that_was_replaced_is_not_changed_by_whoever_knew_the_old_one() {
        isUnmodifiableForNow(after(
                new UpdateLoginProfile("Ana", SecretText.of(World.OTHER_PASSWORD), false),
                () -> iam.changePassword(
                        change -> change.oldPassword(World.PASSWORD).newPassword(THIRD_PASSWORD))));

        iam.changePassword(change -> change.oldPassword(World.OTHER_PASSWORD).newPassword(THIRD_PASSWORD));
    }

    @Test
    void of_two_who_replace_a_password_the_second_is_told() {
        isUnmodifiableForNow(after(
                new UpdateLoginProfile("Ana", SecretText.of(World.OTHER_PASSWORD), false),
                () -> iam.updateLoginProfile(update -> update.userName("Ana").password(THIRD_PASSWORD))));

        iam.changePassword(change -> change.oldPassword(World.OTHER_PASSWORD).newPassword(THIRD_PASSWORD));
    }
}
