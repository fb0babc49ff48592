package dev.latchkey.credential.mfa;

import dev.latchkey.credential.CredentialSection;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.SectionDrawing;
import dev.latchkey.credential.SectionDrawing.Inside;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Layout;
import dev.latchkey.web.Obstacle;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** MFA devices on the page. */
@Singleton
class MfaDeviceSection implements CredentialSection {
    private static final String ID = "mfa";
    private static final String HEADING = "Multi-factor authentication (MFA)";
    private static final String ABOUT = "A device proves, besides the password, who signs in.";

    private final Gates gates;
    private final List<DeviceExtras> extras;
    private final List<DevicesNote> notes;
    private final int most;

    MfaDeviceSection(
            Gates gates,
            @All List<DeviceExtras> extras,
            @All List<DevicesNote> notes,
            LatchkeyConfiguration configuration) {
        this.gates = gates;
        this.extras = extras;
        this.notes = notes;
        this.most = configuration.quota().mfaDevicesPerUser();
    }

    /** The table, or a sentence where there is nothing to put into it; and what is in the way of adding a device. */
    @CheckedTemplate(basePath = "mfa", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record MfaDeviceList(
            List<MfaDeviceRow> rows, Optional<LeftOver> leftOver, boolean advisesSecond, List<RawString> notes)
            implements TemplateInstance {}

    @Override
    public CredentialTab tab() {
        return CredentialTab.IAM;
    }

    @Override
    public int order() {
        return 20;
    }

    @Override
    public SectionDrawing draw(Subject subject, OperationView view, Layout layout) {
        String name = subject.nameFor(view.caller());
        ListMfaDevices list = ListMfaDevices.all(subject.userName());
        Permission read = view.preview(list);
        // The main action comes first by name, though the device has to be made before it can be enabled.
        Gate assign = gates.link(
                view,
                "Assign MFA device",
                subject.page(NewDevicePage.BELOW),
                EnableMfaDevice.untyped(name),
                CreateVirtualMfaDevice.named(name));
        if (!read.isAllowed()) {
            return SectionDrawing.refused(ID, HEADING, ABOUT, gates.refusal(view, ID, read), List.of(assign));
        }
        if (read.resource().uniqueId() == null) {
            return SectionDrawing.bare(ID, HEADING, ABOUT, List.of(assign));
        }
        List<MfaDevice> devices = view.ask(list).granted().map(Paged::items).orElse(List.of()).stream()
                .map(MfaDeviceMetadata::stored)
                .sorted(Comparator.comparing(MfaDevice::createdAt))
                .toList();
        List<MfaDeviceRow> rows = rows(devices, subject, view);
        List<RawString> below = devices.isEmpty() ? List.of() : notes(subject, view);
        Optional<LeftOver> leftOver = LeftOver.of(view, subject, read.resource().uniqueId(), gates);
        return SectionDrawing.of(
                ID,
                HEADING,
                ABOUT,
                List.of(assign.unless(fullOf(subject, rows.size()))),
                inside(rows, leftOver, below));
    }

    private List<MfaDeviceRow> rows(List<MfaDevice> devices, Subject subject, OperationView view) {
        Map<String, DeviceExtras.Extra> known = new HashMap<>();
        extras.forEach(kind -> known.putAll(kind.of(devices, subject, view)));
        return devices.stream()
                .map(device -> MfaDeviceRow.of(
                        device, known.getOrDefault(device.deviceId(), DeviceExtras.Extra.NONE), subject, view, gates))
                .toList();
    }

    private List<RawString> notes(Subject subject, OperationView view) {
        return notes.stream()
                .flatMap(note -> note.below(subject, view).stream())
                // The output of a template, which has escaped what was put in.
                .map(note -> new RawString(note.render()))
                .toList();
    }

    private static Inside inside(List<MfaDeviceRow> rows, Optional<LeftOver> leftOver, List<RawString> notes) {
        List<GateReason> reasons = Stream.concat(
                        rows.stream().flatMap(MfaDeviceRow::reasons),
                        leftOver.stream().flatMap(found -> found.delete().reason().stream()))
                .toList();
        return new Inside(
                reasons,
                words -> new MfaDeviceList(
                        rows.stream().map(row -> row.saying(words)).toList(),
                        leftOver.map(found ->
                                new LeftOver(found.device(), found.delete().saying(words))),
                        rows.size() == 1,
                        notes));
    }

    private Optional<Obstacle> fullOf(Subject subject, int count) {
        return count < most
                ? Optional.empty()
                : Optional.of(Obstacle.quota(subject.has() + count + " of " + most + " MFA devices."));
    }
}
