package dev.latchkey.credential.accesskey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.latchkey.api.SigningKey;
import dev.latchkey.api.SigningKeys;
import dev.latchkey.credential.CredentialStatus;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.DatabaseBusyException;
import dev.latchkey.platform.DatabaseUnavailableException;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.secret.SealBrokenException;
import dev.latchkey.secret.SecretText;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import io.quarkus.arc.All;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class AccessKeyOperationsTest {

    @Inject
    World world;

    @Inject
    Operations operations;

    @Inject
    Sql sql;

    @Inject
    StatementCounter statements;

    @Inject
    @All
    List<SigningKeys> signingKeys;

    private World.Person nora() {
        return world.account().user("nora").withPublished("ManageOwnCredentialsNoMFA");
    }

    private NewAccessKey create(Caller caller) {
        return operations.perform(caller, new CreateAccessKey(null, null));
    }

    private SigningKey signing(String id) {
        SigningKeys ours = signingKeys.stream()
                .filter(keys -> keys.prefix().equals("AKIA"))
                .findFirst()
                .orElseThrow();
        return ours.find(id).orElseThrow();
    }

    private ErrorCode failureOf(Caller caller, Operation<?> operation) {
        return Objects.requireNonNull(
                        catchThrowableOfType(OperationFailed.class, () -> operations.perform(caller, operation)))
                .code();
    }

    @Test
    void fifty_requests_at_once_make_two_keys_and_the_others_are_told_the_limit() {
        Caller caller = nora().caller();
        ExecutorService pool = Executors.newFixedThreadPool(50);
        List<String> results = IntStream.range(0, 50)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> outcomeOfCreating(caller), pool))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        pool.shutdown();

        assertThat(results).filteredOn("made"::equals).hasSize(2);
        assertThat(results).filteredOn("LimitExceeded"::equals).hasSize(48);
        assertThat(operations.perform(caller, ListAccessKeys.of(null)).items()).hasSize(2);
    }

    private String outcomeOfCreating(Caller caller) {
        while (true) {
            try {
                create(caller);
                return "made";
            } catch (OperationFailed failed) {
                return failed.code().code();
            } catch (DatabaseUnavailableException | DatabaseBusyException tooMany) {
                // Nothing was changed; whoever is told so asks again.
            }
        }
    }

    @Test
    void a_key_is_listed_in_the_order_of_its_making_and_in_parts() {
        Caller caller = nora().caller();
        String first = create(caller).accessKeyId();
        String second = create(caller).accessKeyId();

        Paged<AccessKeyMetadata> part = operations.perform(caller, new ListAccessKeys(null, new Page(null, 1)));
        Paged<AccessKeyMetadata> rest =
                operations.perform(caller, new ListAccessKeys(null, new Page(part.marker(), 1)));

        assertThat(part.items()).extracting(AccessKeyMetadata::accessKeyId).containsExactly(first);
        assertThat(rest.items()).extracting(AccessKeyMetadata::accessKeyId).containsExactly(second);
        assertThat(rest.isTruncated()).isFalse();
    }

    @Test
    void a_key_that_is_not_the_users_is_not_there() {
        World.Account account = world.account();
        Caller nora =
                account.user("nora").withPublished("ManageOwnCredentialsNoMFA").caller();
        Caller max =
                account.user("max").withPublished("ManageOwnCredentialsNoMFA").caller();
        Caller dana = account.user("dana").administrator().caller();
        String hers = create(nora).accessKeyId();

        assertThat(failureOf(max, new UpdateAccessKey(null, hers, CredentialStatus.INACTIVE)))
                .isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        assertThat(failureOf(max, new DeleteAccessKey(null, hers, false))).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        assertThat(failureOf(dana, new DeleteAccessKey("max", hers, false))).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        assertThat(failureOf(dana, new DeleteAccessKey("nobody", hers, false))).isEqualTo(ErrorCode.NO_SUCH_ENTITY);
        assertThat(signing(hers).isActive()).isTrue();
    }

    @Test
    void an_active_key_can_be_deleted_by_programs_and_not_by_pages() {
        Caller caller = nora().caller();
        String id = create(caller).accessKeyId();

        assertThat(failureOf(caller, new DeleteAccessKey(null, id, true))).isEqualTo(ErrorCode.DELETE_CONFLICT);
        assertThat(operations.perform(caller, new DeleteAccessKey(null, id, false)))
                .isTrue();
    }

    @Test
    void expired_is_no_status_that_anybody_sets() {
        Caller caller = nora().caller();
        String id = create(caller).accessKeyId();

        assertThat(failureOf(caller, new UpdateAccessKey(null, id, CredentialStatus.EXPIRED)))
                .isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(signing(id).isActive()).isTrue();
    }

    @Test
    void who_may_not_ask_for_the_last_use_is_told_the_same_of_a_key_and_of_none() {
        World.Account account = world.account();
        Caller nora =
                account.user("nora").withPublished("ManageOwnCredentialsNoMFA").caller();
        Caller dana = account.user("dana").administrator().caller();
        Caller olga = world.account().user("olga").administrator().caller();
        String hers = create(nora).accessKeyId();
        String none = "AKIAAAAAAAAAAAAAAAAA";

        assertThat(refusalOf(nora, hers)).isEqualTo(refusalOf(nora, none).replace(none, hers));
        assertThat(failureOf(dana, new GetAccessKeyLastUsed(none, null))).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(failureOf(olga, new GetAccessKeyLastUsed(hers, null))).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(operations.perform(dana, new GetAccessKeyLastUsed(hers, null)))
                .isEqualTo(new AccessKeyUse("nora", new AccessKeyUse.AccessKeyLastUsed(null, "N/A", "N/A")));
    }

    private String refusalOf(Caller caller, String id) {
        return Objects.requireNonNull(catchThrowableOfType(
                        OperationRefused.class, () -> operations.perform(caller, new GetAccessKeyLastUsed(id, null))))
                .permission()
                .sentence();
    }

    @Test
    void nobody_but_the_host_brings_a_key_of_their_own() {
        World.Account account = world.account();
        World.Person dana = account.user("dana").administrator();
        SecretText secret = SecretText.of("0123456789abcdefghijklmnopqrstuvwxyzABCD");
        AdoptAccessKey adopt = new AdoptAccessKey("dana", "AKIA" + dana.userId().substring(5), secret);

        assertThat(failureOf(dana.caller(), adopt)).isEqualTo(ErrorCode.ACCESS_DENIED);
        assertThat(account.perform(adopt)).isTrue();
        assertThat(signing(adopt.accessKeyId()).secret()).isEqualTo(secret);
        assertThatThrownBy(() -> account.perform(new AdoptAccessKey("dana", "ASIA0000000000000000", secret)))
                .hasMessage("An access key ID is AKIA and 16 capital letters or digits.");
    }

    @Test
    void a_signature_is_checked_with_one_statement_that_brings_key_and_user() {
        World.Person nora = nora();
        NewAccessKey key = create(nora.caller());
        signing(key.accessKeyId());

        AtomicReference<SigningKey> found = new AtomicReference<>();
        List<String> sent = Statements.sentBy(statements, () -> found.set(signing(key.accessKeyId())));

        assertThat(sent.stream().filter(statement -> statement.contains("access_key")))
                .hasSize(1);
        assertThat(Objects.requireNonNull(found.get()).secret()).isEqualTo(key.secretAccessKey());
        assertThat(Objects.requireNonNull(found.get()).principal().userId()).isEqualTo(nora.userId());
    }

    @Test
    void a_secret_is_nowhere_in_the_row_and_does_not_open_in_another_one() {
        Caller caller = nora().caller();
        NewAccessKey one = create(caller);
        NewAccessKey other = create(caller);

        assertThat(sealed(one)).doesNotContain(one.secretAccessKey().reveal());
        sql.change("""
            update access_key a set secret = b.secret from access_key b
             where a.access_key_id in (?, ?) and b.access_key_id in (?, ?) and a.access_key_id <> b.access_key_id
            """, one.accessKeyId(), other.accessKeyId(), one.accessKeyId(), other.accessKeyId());

        assertThatThrownBy(() -> signing(one.accessKeyId())).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> signing(other.accessKeyId())).isInstanceOf(SealBrokenException.class);
    }

    private String sealed(NewAccessKey key) {
        return sql.first(
                        "select secret from access_key where access_key_id = ?",
                        row -> new String(
                                Objects.requireNonNull(row.optionalBytes("secret")), StandardCharsets.ISO_8859_1),
                        key.accessKeyId())
                .orElseThrow();
    }

    @Test
    void the_data_key_of_secrets_is_stored_wrapped_and_once() {
        create(nora().caller());

        assertThat(sql.all(
                        "select octet_length(wrapped) as length from data_key where purpose = 'access-key-secret'",
                        row -> row.number("length")))
                .containsExactly(12 + 32 + 16);
    }
}
