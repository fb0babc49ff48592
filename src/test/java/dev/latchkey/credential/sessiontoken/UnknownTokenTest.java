package dev.latchkey.credential.sessiontoken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.api.SigningKey;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.StatementCounter;
import dev.latchkey.platform.Transactions;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.Statements;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A temporary key that nobody has is looked for by the steps that find one. */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnknownTokenTest {

    @Inject
    World world;

    @Inject
    SessionTokens tokens;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    StatementCounter statements;

    private SessionCredentials known;

    @BeforeEach
    void ana_has_one() {
        known = transactions.write(() ->
                tokens.issue(world.account().user("ana").principal(), Duration.ofHours(1), null, null, Instant.now()));
    }

    private Optional<SigningKey> find(String accessKeyId) {
        return transactions.read(() -> tokens.find(accessKeyId));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ASIA0000000000000000", "ASIAMMMMMMMMMMMMMMMM", "ASIAZZZZZZZZZZZZZZZZ", "ASIA"})
    void costs_the_same_statement_and_a_row_without_its_secret(String nobodys) {
        List<String> sent = Statements.sentBy(statements, () -> assertThat(find(known.accessKeyId()))
                .hasValueSatisfying(key -> assertThat(key.secret()).isEqualTo(known.secretAccessKey())));

        assertThat(Statements.sentBy(statements, () -> assertThat(find(nobodys)).isEmpty()))
                .isEqualTo(sent)
                .hasSize(1);
        assertThat(sql.all(sent.get(0), row -> row.optionalBytes("sealed_secret") == null, nobodys, nobodys))
                .containsExactly(true);
    }
}
