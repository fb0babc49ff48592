package dev.latchkey.credential.mfa;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import jakarta.inject.Singleton;
import java.util.List;

/** MFA devices as programs see them. */
@Singleton
class MfaApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(CreateVirtualMfaDevice.class).answering("VirtualMFADevice"),
                ApiOperation.iam(DeleteVirtualMfaDevice.class),
                ApiOperation.iam(ListVirtualMfaDevices.class).answering("VirtualMFADevices"),
                ApiOperation.iam(EnableMfaDevice.class),
                ApiOperation.iam(DeactivateMfaDevice.class),
                ApiOperation.iam(ResyncMfaDevice.class),
                ApiOperation.iam(ListMfaDevices.class).answering("MFADevices"),
                ApiOperation.iam(GetMfaDevice.class).answeringMembers(),
                ApiOperation.iam(TagMfaDevice.class),
                ApiOperation.iam(UntagMfaDevice.class),
                ApiOperation.iam(ListMfaDeviceTags.class).answering("Tags"));
    }
}
