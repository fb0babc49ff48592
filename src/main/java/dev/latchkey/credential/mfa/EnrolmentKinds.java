package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** All kinds of devices that can be added. */
@Singleton
public class EnrolmentKinds {
    private final List<EnrolmentKind> kinds;

    EnrolmentKinds(@All List<EnrolmentKind> kinds) {
        this.kinds = kinds.stream()
                .sorted(Comparator.comparingInt(EnrolmentKind::order))
                .toList();
    }

    /** Links to the pages of all of them; the one whose page this is, is current. */
    public List<EnrolmentKind.Link> links(Subject subject, Class<? extends EnrolmentKind> current) {
        return kinds.stream()
                .filter(kind -> kind.isFor(subject))
                .map(kind -> new EnrolmentKind.Link(kind.label(), kind.href(subject), current.isInstance(kind)))
                .toList();
    }
}
