package dev.latchkey.credential.sshkey;

import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.SectionDrawing.Inside;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SSH public keys on the page. */
@Singleton
class SshPublicKeySection implements CredentialSection {

    static final String ID = "ssh-public-keys";

    private static final String HEADING = "SSH public keys";
    private static final String ABOUT = "Git over SSH knows you by a public key.";

    private final SshKeyList list;
    private final LatchkeyConfiguration configuration;

    SshPublicKeySection(SshKeyList list, LatchkeyConfiguration configuration) {
        this.list = list;
        this.configuration = configuration;
    }

    /**
     * The table, or a sentence where there is nothing to put into it.
     *
     * @param limit how many there can be
     * @param sample for {@code ~/.ssh/config}, with the id of the first active key
     */
    @CheckedTemplate(basePath = "sshkey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SshPublicKeyList(
            Layout layout,
            List<SshKeyRow> rows,
            int count,
            int limit,
            Optional<String> sample,
            Optional<GateReason> unseenKey)
            implements TemplateInstance {}

    @Override
    public CredentialTab tab() {
        return CredentialTab.CODECOMMIT;
    }

    @Override
    public int order() {
        return 10;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        SshKeyList.Keys keys = list.of(subject, view);
        if (keys.refusal().isPresent()) {
            return SectionDrawing.refused(ID, HEADING, ABOUT, keys.refusal().get(), List.of(keys.upload()));
        }
        List<GateReason> reasons = Stream.concat(
                        keys.rows().stream().flatMap(row -> row.controls().reasons()), keys.unseenKey().stream())
                .toList();
        Inside inside = new Inside(
                reasons,
                words -> new SshPublicKeyList(
                        layout,
                        SshKeyRow.saying(keys.rows(), words),
                        keys.rows().size(),
                        configuration.quota().sshPublicKeysPerUser(),
                        sample(keys.rows()),
                        keys.unseenKey().map(words)));
        return SectionDrawing.of(ID, HEADING, ABOUT, List.of(keys.upload()), inside);
    }

    private static Optional<String> sample(List<SshKeyRow> rows) {
        return rows.stream()
                .filter(row -> row.controls().status().isActive())
                .findFirst()
                .map(row -> """
                    Host git-codecommit.*.amazonaws.com
                      User %s
                      IdentityFile ~/.ssh/id_key\
                    """.formatted(row.key().sshPublicKeyId()));
    }
}
