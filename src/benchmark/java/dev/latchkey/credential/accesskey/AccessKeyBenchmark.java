package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.certificate.CertificateFile;
import dev.latchkey.credential.certificate.UploadSigningCertificate;
import dev.latchkey.credential.gitcredential.CreateServiceSpecificCredential;
import dev.latchkey.credential.sshkey.SshKeyFile;
import dev.latchkey.credential.sshkey.UploadSshPublicKey;
import dev.latchkey.platform.Sql;
import dev.latchkey.platform.Transactions;
import dev.latchkey.support.DatabaseResource;
import dev.latchkey.support.PortalClient;
import dev.latchkey.support.PortalClient.Filled;
import dev.latchkey.support.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What access keys cost, medians on two cores: making one from the press of the button to the answer (under 20 ms), the
 * page with all its sections full (under 25 ms), and finding one by its id among 1,000 and among 1,000,000 (at most 20 % slower).
 */
@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@Tag("benchmark")
class AccessKeyBenchmark {

    private static final Logger LOG = Logger.getLogger(AccessKeyBenchmark.class);
    private static final String HOME = "/security-credentials";
    private static final int PAGES = 400;
    private static final int LOOK_UPS = 20_000;
    private static final int CHUNK = 20_000;

    @Inject
    World world;

    @Inject
    AccessKeys accessKeys;

    @Inject
    Sql sql;

    @Inject
    Transactions transactions;

    @Inject
    Clock clock;

    @Test
    void measure() {
        World.Person nora = world.account().userWithPassword("nora").withPublished("ManageOwnCredentialsNoMFA");
        PortalClient browser = PortalClient.open().signedIn(nora);
        LOG.infof("making a key: %.1f ms", creating(nora, browser));
        fillSections(nora);
        LOG.infof("the page with all its sections full: %.1f ms", drawing(browser, HOME));
        LOG.infof("the page for Git with all its sections full: %.1f ms", drawing(browser, HOME + "/git"));
        World.Person other = nora.account().user("other");
        NewAccessKey known = nora.account().perform(new CreateAccessKey(other.name(), null));
        measureLookUps(nora, known.accessKeyId());
    }

    private double creating(World.Person nora, PortalClient browser) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            Filled form = browser.get(HOME + "/access-keys/new").form(HOME + "/access-keys/new");
            long begun = System.nanoTime();
            form.submit();
            times.add(System.nanoTime() - begun);
            if (i < PAGES - 2) {
                sql.change("delete from access_key where user_id = ?", nora.userId());
            }
        }
        return median(times);
    }

    private static void fillSections(World.Person nora) {
        for (String certificate : List.of("rsa-2048.pem", "another.pem")) {
            nora.account().perform(new UploadSigningCertificate(nora.name(), CertificateFile.text(certificate)));
        }
        for (String key : List.of("rsa-2048.pub", "rsa-4096.pub", "ed25519.pub", "ecdsa-256.pub", "ecdsa-384.pub")) {
            nora.account().perform(new UploadSshPublicKey(nora.name(), SshKeyFile.text(key)));
        }
        for (int i = 0; i < 2; i++) {
            nora.account().perform(new CreateServiceSpecificCredential(nora.name(), "codecommit.amazonaws.com", null));
        }
    }

    private static double drawing(PortalClient browser, String path) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < PAGES; i++) {
            long begun = System.nanoTime();
            browser.get(path);
            times.add(System.nanoTime() - begun);
        }
        return median(times);
    }

    private void measureLookUps(World.Person owner, String id) {
        fill(owner, 0, 1_000);
        lookingUp(id);
        double few = lookingUp(id);
        for (int first = 1_000; first < 1_000_000; first += CHUNK) {
            fill(owner, first, Math.min(1_000_000, first + CHUNK));
        }
        sql.change("analyze access_key");
        lookingUp(id);
        double many = lookingUp(id);
        LOG.infof("finding a key among 1,000: %.3f ms; among 1,000,000: %.3f ms; ratio %.2f", few, many, many / few);
    }

    private double lookingUp(String id) {
        List<Long> times = new ArrayList<>();
        transactions.read(() -> {
            for (int i = 0; i < LOOK_UPS; i++) {
                long begun = System.nanoTime();
                boolean found = accessKeys.signing(id).isPresent();
                times.add(System.nanoTime() - begun);
                if (!found) {
                    throw new IllegalStateException("the key " + id + " was not found");
                }
            }
        });
        return median(times);
    }

    /** Many keys at once, without the door: what is measured is finding one. */
    private void fill(World.Person owner, int first, int end) {
        transactions.write(() -> sql.change(
                "insert into access_key (access_key_id, user_id, status, secret, created_at)"
                        + " select 'AKIA' || translate(lpad(n::text, 16, '0'), '0189', 'ABCD'), ?, 'Active',"
                        + " decode(repeat('00', 73), 'hex'), ? from generate_series(?, ?) n on conflict do nothing",
                owner.userId(),
                clock.instant(),
                first,
                end - 1));
    }

    private static double median(List<Long> nanos) {
        Collections.sort(nanos);
        return nanos.get(nanos.size() / 2) / 1e6;
    }
}
