package dev.latchkey.credential.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.latchkey.credential.password.Argon2idHash.Cost;
import dev.latchkey.platform.Sql;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordUpgradeTest {
    private static final Cost OLD_COST = new Cost(12288, 1, 1);

    @Inject
    World world;

    @Inject
    Sql sql;

    /** As an earlier version might have stored it: cheaper, and without the key from outside the database. */
    private static String oldHash(String password) {
        byte[] salt = new RandomSource().bytes(16);
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(OLD_COST.memory())
                .withIterations(OLD_COST.iterations())
                .withParallelism(OLD_COST.parallelism())
                .withSalt(salt)
                .build());
        byte[] tag = new byte[32];
        generator.generateBytes(password.getBytes(UTF_8), tag);
        return new Argon2idHash(OLD_COST, false, salt, tag).written();
    }

    private String hashOf(World.Person person) {
        return sql.first(
                        "select password_hash as hash from login_profile where user_id = ?",
                        row -> row.text("hash"),
                        person.userId())
                .orElseThrow();
    }

    @Nested
    class A_hash_that_was_made_with_less {
        @Test
        void still_opens_and_is_made_anew_by_the_next_good_sign_in() {
            World.Person paul = world.account().userWithPassword("paul");
            String old = oldHash(World.PASSWORD);
            sql.change("update login_profile set password_hash = ? where user_id = ?", old, paul.userId());

            PortalClient.open().signedIn(paul);

            assertThat(hashOf(paul)).isNotEqualTo(old).startsWith("$argon2id$v=19$m=19456,t=2,p=1");
            PortalClient.open().signedIn(paul);
        }

        @Test
        void stays_as_it_is_when_the_password_was_wrong() {
            World.Person paul = world.account().userWithPassword("paul");
            String old = oldHash(World.PASSWORD);
            sql.change("update login_profile set password_hash = ? where user_id = ?", old, paul.userId());

            PortalClient.open().signIn(paul.account().accountId(), "paul", "wrong");

            assertThat(hashOf(paul)).isEqualTo(old);
        }
    }
}
