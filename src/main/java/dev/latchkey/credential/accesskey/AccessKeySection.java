package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.SectionDrawing.Inside;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Layout;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Access keys on the page. */
@Singleton
class AccessKeySection implements CredentialSection {

    static final String ID = "access-keys";

    private static final String HEADING = "Access keys";
    private static final String ABOUT = "Programs and the AWS CLI sign their requests with an access key.";

    private final KeyList list;

    AccessKeySection(KeyList list) {
        this.list = list;
    }

    /** The table, or a sentence where there is nothing to put into it. */
    @CheckedTemplate(basePath = "accesskey", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AccessKeyList(Layout layout, List<KeyRow> rows, Optional<GateReason> unseenUse)
            implements TemplateInstance {}

    @Override
    public CredentialTab tab() {
        return CredentialTab.IAM;
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        KeyList.Keys keys = list.of(subject, view);
        if (keys.refusal().isPresent()) {
            return SectionDrawing.refused(ID, HEADING, ABOUT, keys.refusal().get(), List.of(keys.create()));
        }
        List<GateReason> reasons = Stream.concat(
                        keys.rows().stream().flatMap(KeyRow::reasons), keys.unseenUse().stream())
                .toList();
        Inside inside = new Inside(
                reasons,
                words -> new AccessKeyList(
                        layout,
                        KeyRow.saying(keys.rows(), words),
                        keys.unseenUse().map(words)));
        return SectionDrawing.of(ID, HEADING, ABOUT, List.of(keys.create()), inside);
    }
}
