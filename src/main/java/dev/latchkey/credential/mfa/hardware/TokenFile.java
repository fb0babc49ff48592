package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.secret.SecretText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A vendor's file of serial numbers and seeds: a table with commas, or PSKC (RFC 6030). */
final class TokenFile {
    /** So many tokens at a time; larger deliveries come in parts. */
    static final int MOST = 1000;

    private TokenFile() {}

    /** @throws UnreadableTokens if anything in it is not understood: all of it is taken, or nothing */
    static List<TokenSeed> read(SecretText file) {
        String text = file.reveal().strip();
        if (text.startsWith("\ufeff")) {
            text = text.substring(1).strip();
        }
        if (text.isEmpty()) {
            throw new UnreadableTokens("There is nothing in it.");
        }
        List<TokenSeed> tokens = text.startsWith("<") ? PskcFile.read(text) : TokenTable.read(text);
        if (tokens.isEmpty()) {
            throw new UnreadableTokens("There are no tokens in it.");
        }
        if (tokens.size() > MOST) {
            throw new UnreadableTokens("There are more than " + MOST + " tokens in it; import them in parts.");
        }
        Set<String> serials = new HashSet<>();
        for (TokenSeed token : tokens) {
            if (!serials.add(token.serialNumber())) {
                throw new UnreadableTokens("The serial number " + token.serialNumber() + " is in it twice.");
            }
        }
        return tokens;
    }
}
