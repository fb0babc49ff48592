package dev.latchkey.credential.sshkey;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.latchkey.credential.sshkey.SshPublicKeyBody.Unusable;
import java.util.Base64;
import org.junit.jupiter.api.Tag;

/** Fuzz targets of the parser; with {@code JAZZER_FUZZ=1} they look for new inputs. */
@Tag("nightly")
class SshKeyFuzzTest {

    /** Any text is a key or refused with a reason. */
    @FuzzTest(maxDuration = "2m")
    void pasting(FuzzedDataProvider data) {
        parse(data.consumeRemainingAsString());
    }

    /** Any bytes on the wire under any name. */
    @FuzzTest(maxDuration = "2m")
    void wire(FuzzedDataProvider data) {
        String type = data.pickValue(new String[] {
            "ssh-rsa", "ssh-ed25519", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp521", "sk-ssh-ed25519@openssh.com"
        });
        parse(type + " " + Base64.getEncoder().encodeToString(data.consumeRemainingAsBytes()));
    }

    private static void parse(String text) {
        try {
            SshPublicKeyBody key = SshPublicKeyBody.parse(text);
            if (!SshPublicKeyBody.parse(key.openSsh()).sha256().equals(key.sha256())) {
                throw new AssertionError("written and read again it is another key");
            }
        } catch (Unusable expected) {
            // Refused with a reason.
        }
    }
}
