package dev.latchkey.credential.password;

import dev.latchkey.credential.password.Argon2idHash.Cost;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SecretText;
import dev.latchkey.signin.SlowHashes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * Computes and compares hashes of passwords with Argon2id (RFC 9106), a few at a time.
 *
 * <p>The password is first run through HMAC-SHA-256 under a key that is not in the database, so that a stolen database
 * alone cannot be searched.
 */
@Singleton
class PasswordHashes implements SlowHashes {
    private static final Purpose PEPPER = Purpose.of("password-pepper");
    private static final int SALT_BYTES = 16;
    private static final int TAG_BYTES = 32;

    private final Turns turns;
    private final Keys keys;
    private final RandomSource random;
    private final Cost cost;
    private final boolean pepper;
    private final HashMemory memory;
    /** A hash that no password has, for comparisons that must take as long as any other. */
    private final Argon2idHash nobodys;

    PasswordHashes(Turns turns, Keys keys, RandomSource random, LatchkeyConfiguration configuration) {
        LatchkeyConfiguration.Hash hash = configuration.password().hash();
        this.turns = turns;
        this.keys = keys;
        this.random = random;
        this.cost = new Cost(hash.memory(), hash.iterations(), hash.parallelism());
        this.pepper = configuration.password().pepper();
        this.memory = HashMemory.inHeap(cost.memory());
        this.nobodys = new Argon2idHash(cost, pepper, random.bytes(SALT_BYTES), random.bytes(TAG_BYTES));
    }

    @Override
    public String hash(SecretText password) {
        byte[] salt = random.bytes(SALT_BYTES);
        return turns.take(() -> new Argon2idHash(cost, pepper, salt, tag(password, cost, pepper, salt)).written());
    }

    @Override
    public boolean matches(SecretText password, String written) {
        Argon2idHash hash = read(written);
        return turns.take(() -> isOf(password, hash));
    }

    /** Whether any of the hashes is that of the password; takes one turn for all of them. */
    boolean matchesAny(SecretText password, Collection<String> written) {
        return !written.isEmpty() && turns.take(() -> written.stream().anyMatch(one -> isOf(password, read(one))));
    }

    /** Takes as long as a comparison, and never succeeds. */
    boolean matchesNobodys(SecretText password) {
        turns.take(() -> isOf(password, nobodys));
        return false;
    }

    /** Whether the hash was made with less than what is configured now, and should be made anew. */
    boolean isOutdated(String written) {
        Argon2idHash hash = read(written);
        return hash.isPeppered() != pepper
                || hash.cost().memory() < cost.memory()
                || hash.cost().iterations() < cost.iterations();
    }

    private static Argon2idHash read(String written) {
        return Argon2idHash.parse(written)
                .orElseThrow(() -> new IllegalStateException("a stored password hash cannot be read"));
    }

    private boolean isOf(SecretText password, Argon2idHash hash) {
        return ConstantTime.equal(hash.tag(), tag(password, hash.cost(), hash.isPeppered(), hash.salt()));
    }

    private byte[] tag(SecretText password, Cost with, boolean peppered, byte[] salt) {
        byte[] message = password.bytes().reveal();
        byte[] input = peppered ? keys.mac(PEPPER).tag(message) : message;
        try {
            return memory.lend(blocks -> argon2id(input, with, salt, blocks));
        } finally {
            Arrays.fill(message, (byte) 0);
            Arrays.fill(input, (byte) 0);
        }
    }

    private static byte[] argon2id(byte[] input, Cost with, byte[] salt, BlockPool memory) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(with.memory())
                .withIterations(with.iterations())
                .withParallelism(with.parallelism())
                .withSalt(salt)
                .withBlockPool(memory)
                .build());
        byte[] tag = new byte[TAG_BYTES];
        generator.generateBytes(input, tag);
        return tag;
    }
}
