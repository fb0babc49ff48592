package dev.latchkey.credential.sessiontoken;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import jakarta.inject.Singleton;
import java.util.List;

/** What STS offers to programs. */
@Singleton
class SessionTokenApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.sts(GetCallerIdentity.class).answeringMembers(),
                ApiOperation.sts(GetSessionToken.class).answering("Credentials"),
                ApiOperation.sts(GetAccessKeyInfo.class).answeringMembers());
    }
}
