package dev.latchkey.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.account.PasswordChangeAccess.Obstacle;
import dev.latchkey.operation.Caller;
import dev.latchkey.secret.Aead;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.SealBrokenException;
import dev.latchkey.secret.SecretBytes;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Carries the progress of a preview in an address, sealed for the one who began it. The server keeps nothing: any node
 * can go on, leaving the page is all it takes to cancel, and a preview that nobody waits for costs nothing.
 */
@ApplicationScoped
class EffectTickets {

    private static final Purpose PURPOSE = Purpose.of("effect-preview");
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    /** Names beyond this many bytes are left out, so that the address stays below what servers take (4 KiB). */
    private static final int MOST_BYTES_OF_NAMES = 2000;

    private final Keys keys;
    private final Clock clock;

    EffectTickets(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String seal(Caller caller, EffectProgress progress) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(clock.instant().plus(VALIDITY).getEpochSecond());
            write(out, progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] sealed = aead().seal(SecretBytes.of(bytes.toByteArray()), context(caller));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The progress in the ticket; empty for one that is broken, too old, or somebody else's. */
    Optional<EffectProgress> open(Caller caller, String ticket) {
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(ticket);
            byte[] bytes = aead().open(sealed, context(caller)).reveal();
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            boolean valid = in.readLong() > clock.instant().getEpochSecond();
            return valid ? Optional.of(read(in)) : Optional.empty();
        } catch (IllegalArgumentException | SealBrokenException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Aead aead() {
        return keys.aead(PURPOSE);
    }

    private static String context(Caller caller) {
        return caller.principal().uniqueId();
    }

    private static void write(DataOutputStream out, EffectProgress progress) throws IOException {
        PasswordPolicy policy = progress.proposed();
        out.writeByte(policy.minimumPasswordLength());
        out.writeBoolean(policy.requireUppercaseCharacters());
        out.writeBoolean(policy.requireLowercaseCharacters());
        out.writeBoolean(policy.requireNumbers());
        out.writeBoolean(policy.requireSymbols());
        out.writeBoolean(policy.allowUsersToChangePassword());
        out.writeShort(policy.maxPasswordAge().orElse(0));
        out.writeByte(policy.passwordReusePrevention().orElse(0));
        out.writeBoolean(policy.hardExpiry());
        out.writeBoolean(progress.flagNow());
        Long version = progress.version();
        out.writeLong(version == null ? -1 : version);
        out.writeLong(progress.total());
        out.writeUTF(progress.position());
        out.writeBoolean(progress.isDone());
        out.writeLong(progress.tally().evaluated());
        out.writeLong(progress.tally().leftOut());
        int left = MOST_BYTES_OF_NAMES;
        for (EffectGroup group : EffectGroup.values()) {
            EffectTally.Count count = progress.tally().of(group);
            out.writeLong(count.users());
            left -= writeTexts(out, left, count.names());
            List<String> obstacles = new ArrayList<>();
            for (Obstacle obstacle : count.obstacles()) {
                obstacles.add(obstacle.policy());
                obstacles.add(obstacle.statementId());
            }
            left -= writeTexts(out, left, obstacles);
        }
    }

    private static EffectProgress read(DataInputStream in) throws IOException {
        PasswordPolicy policy = new PasswordPolicy(
                true,
                in.readUnsignedByte(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                unlessZero(in.readUnsignedShort()),
                unlessZero(in.readUnsignedByte()),
                in.readBoolean());
        boolean flagNow = in.readBoolean();
        long version = in.readLong();
        long total = in.readLong();
        String position = in.readUTF();
        boolean done = in.readBoolean();
        EffectTally tally = new EffectTally();
        tally.resume(in.readLong(), in.readLong());
        for (EffectGroup group : EffectGroup.values()) {
            long users = in.readLong();
            List<String> names = readTexts(in);
            List<String> texts = readTexts(in);
            List<Obstacle> obstacles = new ArrayList<>();
            for (int i = 0; i + 1 < texts.size(); i += 2) {
                obstacles.add(new Obstacle(texts.get(i), texts.get(i + 1)));
            }
            tally.of(group).resume(users, names, obstacles);
        }
        return new EffectProgress(policy, flagNow, version < 0 ? null : version, total, position, done, tally);
    }

    private static OptionalInt unlessZero(int value) {
        return value == 0 ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** Writes as many of the texts as there is room for, and answers how much of the room that took. */
    private static int writeTexts(DataOutputStream out, int room, List<String> texts) throws IOException {
        int taken = 0;
        List<String> kept = new ArrayList<>();
        for (String text : texts) {
            int bytes = text.getBytes(UTF_8).length + 2;
            if (taken + bytes > room) {
                break;
            }
            taken += bytes;
            kept.add(text);
        }
        out.writeByte(kept.size());
        for (String text : kept) {
            out.writeUTF(text);
        }
        return taken;
    }

    private static List<String> readTexts(DataInputStream in) throws IOException {
        int size = in.readUnsignedByte();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(in.readUTF());
        }
        return texts;
    }
}
