package dev.latchkey.credential.accesskey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.identity.UserAlong;
import dev.latchkey.platform.ReadMemory;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.platform.Transactions;
import dev.latchkey.secret.Decoy;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An access key that nobody has is looked for by the steps that find one: how long it takes does not tell. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownKeyTest {

    @Inject
    World world;

    @Inject
    Sql sql;

    @Inject
    Keys keys;

    @Inject
    RandomSource random;

    @Inject
    ReadMemory memory;

    @Inject
    UserAlong along;

    @Inject
    Transactions transactions;

    @Inject
    StatementCounter statements;

    private final List<Integer> opened = new ArrayList<>();
    private AccessKeys accessKeys;
    private NewAccessKey known;

    @BeforeEach
    void ana_has_a_key() {
        known = world.account().user("ana").administrator().account().perform(new CreateAccessKey("ana", null));
        Decoy decoy = new Decoy(keys, Purpose.of("access-key-secret"), random);
        accessKeys = new AccessKeys(sql, keys, memory, along, () -> {
            opened.add(decoy.open().length());
            return decoy.open();
        });
    }

    private List<String> sentFor(String accessKeyId, boolean isThere) {
        return Statements.sentBy(statements, () -> assertThat(transactions.read(() -> accessKeys.signing(accessKeyId)))
                .matches(found -> found.isPresent() == isThere));
    }

    @ParameterizedTest
    @ValueSource(strings = {"AKIA0000000000000000", "AKIAMMMMMMMMMMMMMMMM", "AKIAZZZZZZZZZZZZZZZZ", "AKIA"})
    void costs_the_same_statement_a_row_and_a_secret_that_is_opened(String nobodys) {
        List<String> sent = sentFor(known.accessKeyId(), true);
        assertThat(opened).isEmpty();

        assertThat(sentFor(nobodys, false)).isEqualTo(sent).hasSize(1);
        assertThat(opened)
                .as("once for the row that was read, as long as a secret is")
                .containsExactly(known.secretAccessKey().length());
    }

    @Test
    void is_looked_for_without_a_secret_that_is_somebody_s() {
        String like = known.accessKeyId() + "A";

        List<String> sent = sentFor(like, false);

        List<Boolean> rows =
                sql.all(sent.get(0), row -> row.flag("is_signing") && row.optionalBytes("secret") == null, like, like);
        assertThat(rows).containsExactly(true);
    }
}
