package dev.latchkey.permission;

import dev.latchkey.operation.Caller;
import dev.latchkey.permission.PolicyEffect.Count;
import dev.latchkey.permission.PolicyEffect.UserFlips;
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
import java.util.Map;
import java.util.Optional;

/**
 * Carries the progress of a preview in a field of the form, sealed for the one who began it and for the text that it is
 * about: the server keeps nothing, and any node can go on.
 */
@ApplicationScoped
class PolicyEffectSeals {

    private static final Purpose PURPOSE = Purpose.of("policy-effect");
    private static final Duration VALIDITY = Duration.ofMinutes(10);

    private final Keys keys;
    private final Clock clock;

    PolicyEffectSeals(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    String seal(Caller caller, String policyArn, String document, PolicyEffect effect) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(clock.instant().plus(VALIDITY).getEpochSecond());
            write(out, effect);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] sealed =
                keys.aead(PURPOSE).seal(SecretBytes.of(bytes.toByteArray()), context(caller, policyArn, document));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** The progress; empty for a seal that is broken, too old, somebody else's or of another text. */
    Optional<PolicyEffect> open(Caller caller, String policyArn, String document, String seal) {
        try {
            byte[] bytes = keys.aead(PURPOSE)
                    .open(Base64.getUrlDecoder().decode(seal), context(caller, policyArn, document))
                    .reveal();
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            boolean valid = in.readLong() > clock.instant().getEpochSecond();
            return valid ? Optional.of(read(in)) : Optional.empty();
        } catch (IllegalArgumentException | SealBrokenException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String context(Caller caller, String policyArn, String document) {
        return caller.principal().uniqueId() + " " + policyArn + " " + PolicyVersions.hash(document);
    }

    private static void write(DataOutputStream out, PolicyEffect effect) throws IOException {
        out.writeLong(effect.total());
        out.writeUTF(effect.position());
        out.writeBoolean(effect.isDone());
        out.writeLong(effect.seen());
        out.writeLong(effect.leftOut());
        out.writeLong(effect.touched());
        out.writeInt(effect.flips().size());
        for (Map.Entry<Flip, Count> entry : effect.flips().entrySet()) {
            Flip flip = entry.getKey();
            out.writeBoolean(flip.opens());
            out.writeUTF(flip.action());
            out.writeUTF(flip.on());
            out.writeUTF(flip.session());
            out.writeLong(entry.getValue().users());
            write(out, entry.getValue().names());
        }
        out.writeInt(effect.users().size());
        for (UserFlips user : effect.users()) {
            out.writeUTF(user.name());
            write(out, user.lost());
            write(out, user.gained());
            out.writeInt(user.more());
        }
    }

    private static PolicyEffect read(DataInputStream in) throws IOException {
        PolicyEffect effect = new PolicyEffect(
                in.readLong(), in.readUTF(), in.readBoolean(), in.readLong(), in.readLong(), in.readLong());
        int flips = in.readInt();
        for (int i = 0; i < flips; i++) {
            Flip flip = new Flip(in.readBoolean(), in.readUTF(), in.readUTF(), in.readUTF());
            effect.resume(flip, in.readLong(), texts(in));
        }
        int users = in.readInt();
        for (int i = 0; i < users; i++) {
            effect.resume(new UserFlips(in.readUTF(), texts(in), texts(in), in.readInt()));
        }
        return effect;
    }

    private static void write(DataOutputStream out, List<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            out.writeUTF(text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int size = in.readInt();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            texts.add(in.readUTF());
        }
        return List.copyOf(texts);
    }
}
