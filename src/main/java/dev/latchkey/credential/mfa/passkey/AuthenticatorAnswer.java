package dev.latchkey.credential.mfa.passkey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.yubico.webauthn.data.AuthenticatorResponse;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.CollectedClientData;
import dev.latchkey.credential.mfa.passkey.CeremonyRefused.Reason;
import dev.latchkey.secret.Sha256;
import java.io.IOException;
import java.util.Arrays;

/**
 * What registration and assertion have in common: the checks that both make before the signature (WebAuthn §7.1 steps
 * 6 to 18, §7.2 steps 10 to 19). The library makes them too; here each has a reason of its own.
 */
final class AuthenticatorAnswer {
    static final int LONGEST = 64 * 1024;
    static final int LONGEST_CREDENTIAL_ID = 1023;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final int RP_ID_HASH = 32;
    private static final int USER_PRESENT = 0x01;
    private static final int USER_VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int BACKED_UP = 0x10;

    private final CollectedClientData clientData;
    private final byte[] clientDataJson;
    private final byte[] authenticatorData;

    AuthenticatorAnswer(AuthenticatorResponse response) {
        this.clientData = response.getClientData();
        this.clientDataJson = response.getClientDataJSON().getBytes();
        this.authenticatorData = response.getAuthenticatorData().getBytes();
        if (authenticatorData.length <= RP_ID_HASH) {
            throw new CeremonyRefused(Reason.UNREADABLE);
        }
    }

    ByteArray challenge() {
        return clientData.getChallenge();
    }

    /** Whether its keeper may copy the passkey to other devices. */
    boolean isBackupEligible() {
        return has(BACKUP_ELIGIBLE);
    }

    /** Whether that has happened. */
    boolean isBackedUp() {
        return has(BACKED_UP);
    }

    /** Refuses what was not given here, to this site, by a person whom the authenticator has verified. */
    void require(String type, PasskeySite site) {
        require(type.equals(clientData.getType()), Reason.TYPE);
        require(site.origin().equals(clientData.getOrigin()), Reason.ORIGIN);
        require(isTopLevel(), Reason.CROSS_ORIGIN);
        byte[] rpIdHash = Arrays.copyOf(authenticatorData, RP_ID_HASH);
        require(Arrays.equals(rpIdHash, Sha256.of(site.id().getBytes(UTF_8))), Reason.RP_ID);
        require(has(USER_PRESENT), Reason.USER_PRESENCE);
        require(has(USER_VERIFIED), Reason.USER_VERIFICATION);
        require(!has(BACKED_UP) || has(BACKUP_ELIGIBLE), Reason.BACKUP_STATE);
    }

    static void require(boolean condition, Reason otherwise) {
        if (!condition) {
            throw new CeremonyRefused(otherwise);
        }
    }

    private boolean has(int flag) {
        return (authenticatorData[RP_ID_HASH] & flag) != 0;
    }

    /** Whether the page stood by itself, and not in a frame of another one; the library does not look. */
    private boolean isTopLevel() {
        try (JsonParser json = JSON.createParser(clientDataJson)) {
            boolean top = json.nextToken() == JsonToken.START_OBJECT;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                boolean saysOtherwise = name.equals("crossOrigin") && value != JsonToken.VALUE_FALSE;
                top &= !saysOtherwise && !name.equals("topOrigin");
                json.skipChildren();
            }
            return top;
        } catch (IOException e) {
            throw new CeremonyRefused(Reason.UNREADABLE);
        }
    }
}
