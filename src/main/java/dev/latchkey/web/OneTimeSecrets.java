package dev.latchkey.web;

import dev.latchkey.secret.Aead;
import dev.latchkey.secret.Keys;
import dev.latchkey.secret.Purpose;
import dev.latchkey.secret.RandomSource;
import dev.latchkey.secret.SealBrokenException;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.OneTimeSecret.Download;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Draws the page that shows a secret once, and hands its file out once.
 *
 * <p>The file travels in the page's own form, sealed for this session and one token; of the token only the hash is
 * stored, so that nothing here can be read at rest.
 */
@ApplicationScoped
public class OneTimeSecrets {

    private static final Purpose PURPOSE = Purpose.of("secret-download");
    private static final int TOKEN_BYTES = 32;

    private final Visit visit;
    private final SecretDownloads downloads;
    private final Keys keys;
    private final RandomSource random;

    OneTimeSecrets(Visit visit, SecretDownloads downloads, Keys keys, RandomSource random) {
        this.visit = visit;
        this.downloads = downloads;
        this.keys = keys;
        this.random = random;
    }

    /** The page, drawn in the transaction that makes the secret; what a repeat is answered leads on from it. */
    public Revelation reveal(Layout layout, OneTimeSecret secret) {
        return new Revelation(
                page(layout, secret), Outcome.saying(secret.done(), Flash.Kind.INFO, secret.alreadyShown()));
    }

    private TemplateInstance page(Layout layout, OneTimeSecret secret) {
        return new SecretShownOnce(layout, secret, secret.download().map(file -> seal(layout, file)));
    }

    /** The file of that token, the one time that it is asked for within ten minutes by the session that made it. */
    Optional<Download> take(String token, String sealed) {
        if (!downloads.use(token)) {
            return Optional.empty();
        }
        try {
            String plain = aead().openText(Base64.getUrlDecoder().decode(sealed), context(token))
                    .reveal();
            List<String> parts = Lengths.split(plain);
            return Optional.of(new Download("", parts.get(0), "", SecretText.of(parts.get(1))));
        } catch (IllegalArgumentException | SealBrokenException notOfThisSession) {
            return Optional.empty();
        }
    }

    private SealedDownload seal(Layout layout, Download download) {
        String token = random.token(TOKEN_BYTES);
        downloads.allow(token);
        String heading = download.heading().isEmpty() ? "" : layout.said(download.heading()) + "\n";
        SecretText plain = SecretText.of(
                Lengths.join(download.fileName(), heading + download.content().reveal()));
        return new SealedDownload(
                download.label(),
                token,
                Base64.getUrlEncoder().withoutPadding().encodeToString(aead().seal(plain, context(token))));
    }

    private String context(String token) {
        return Lengths.join(Base64.getUrlEncoder().encodeToString(visit.formBinding()), token);
    }

    private Aead aead() {
        return keys.aead(PURPOSE);
    }

    /** A file in a form. */
    record SealedDownload(String label, String token, String sealed) {}

    @CheckedTemplate(basePath = "once", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SecretShownOnce(Layout layout, OneTimeSecret secret, Optional<SealedDownload> download)
            implements TemplateInstance {}
}
