package dev.latchkey.credential.mfa;

import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.Permission;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds the device that the address of a page names, as far as the person may know of it. */
@ApplicationScoped
public class DevicesOnPages {
    private final Operations operations;
    private final MfaDevices devices;
    private final Transactions transactions;

    DevicesOnPages(Operations operations, MfaDevices devices, Transactions transactions) {
        this.operations = operations;
        this.devices = devices;
        this.transactions = transactions;
    }

    /**
     * What a form is about, before anything was decided: the device with that id, or something that is not there, so that
     * a refusal does not tell which it was.
     */
    public MfaDevice named(Caller caller, String deviceId) {
        return transactions
                .read(() -> devices.withId(caller.accountId(), deviceId))
                .orElseGet(() -> new MfaDevice(
                        deviceId,
                        caller.accountId(),
                        VirtualDevices.serialNumber(caller.accountId(), "unknown"),
                        MfaDeviceKind.VIRTUAL,
                        "",
                        "",
                        Instant.EPOCH,
                        null,
                        null));
    }

    /**
     * The subject's own device with that id; empty as well for whoever may not list the subject's devices.
     *
     */
    public Optional<MfaDevice> enabled(Caller caller, Subject subject, String deviceId) {
        ListMfaDevices list = ListMfaDevices.all(subject.userName());
        return operations.view(caller, view -> {
            Permission permission = view.preview(list);
            if (!permission.isAllowed() || permission.resource().uniqueId() == null) {
                return Optional.<MfaDevice>empty();
            }
            return view.ask(list).granted().map(Paged::items).orElse(List.of()).stream()
                    .map(MfaDeviceMetadata::stored)
                    .filter(device -> device.deviceId().equals(deviceId))
                    .findFirst();
        });
    }

    /** How many devices the subject has, as far as the person may know. */
    int countOf(Caller caller, Subject subject) {
        return operations.view(caller, view -> view.ask(ListMfaDevices.all(subject.userName()))
                .granted()
                .map(listed -> listed.items().size())
                .orElse(0));
    }

    /** The device that bears the subject's name and is nobody's, if that is the one with the id. */
    Optional<MfaDevice> leftOver(Caller caller, Subject subject, String deviceId) {
        return operations.view(caller, view -> view.ask(new FindLeftOverDevice(subject.nameFor(caller), null))
                .granted()
                .flatMap(found -> found)
                .filter(device -> device.deviceId().equals(deviceId)));
    }
}
