package dev.latchkey.credential.mfa;

import java.util.ArrayList;
import java.util.List;

/** A seed as the page shows it while its device is being added: as a QR code, as text in groups, and as a link. */
public final class ShownSeed {
    private static final int GROUP = 4;

    private final String secret;
    private final String link;
    private final QrCode code;

    private ShownSeed(String secret, String link, QrCode code) {
        this.secret = secret;
        this.link = link;
        this.code = code;
    }

    /**
     * The seed of an enrolment.
     *
     * @param account the alias or id of the account
     */
    static ShownSeed of(Enrolment enrolment, String deviceName, String account) {
        OtpAuth uri = OtpAuth.of(deviceName, account, enrolment.seed());
        return new ShownSeed(
                Base32.encode(enrolment.seed()).reveal(), uri.text().reveal(), QrCode.of(uri.text()));
    }

    /** The text in groups of four, easier to type. */
    public String grouped() {
        List<String> groups = new ArrayList<>();
        for (int at = 0; at < secret.length(); at += GROUP) {
            groups.add(secret.substring(at, Math.min(secret.length(), at + GROUP)));
        }
        return String.join(" ", groups);
    }

    /** What an authenticator app on this very device opens. */
    public String link() {
        return link;
    }

    /** The outline of the dark modules of the QR code. */
    public String path() {
        return code.path();
    }

    /** The side of the square that the QR code is drawn in. */
    public int size() {
        return code.size();
    }

    @Override
    public String toString() {
        return "ShownSeed[redacted]";
    }
}
