package dev.latchkey.credential.sshkey;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import jakarta.inject.Singleton;
import java.util.List;

/** SSH public keys as programs see them (API Reference, "UploadSSHPublicKey" and its neighbours). */
@Singleton
class SshPublicKeyApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(UploadSshPublicKey.class).answering("SSHPublicKey"),
                ApiOperation.iam(GetSshPublicKey.class).answering("SSHPublicKey"),
                ApiOperation.iam(UpdateSshPublicKey.class),
                ApiOperation.iam(DeleteSshPublicKey.class),
                ApiOperation.iam(ListSshPublicKeys.class).answering("SSHPublicKeys"));
    }
}
