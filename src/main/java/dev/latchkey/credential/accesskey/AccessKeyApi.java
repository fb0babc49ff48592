package dev.latchkey.credential.accesskey;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import jakarta.inject.Singleton;
import java.util.List;

/** Access keys as programs manage them. */
@Singleton
class AccessKeyApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(CreateAccessKey.class).answering("AccessKey"),
                ApiOperation.iam(ListAccessKeys.class).answering("AccessKeyMetadata"),
                ApiOperation.iam(UpdateAccessKey.class),
                ApiOperation.iam(DeleteAccessKey.class),
                ApiOperation.iam(GetAccessKeyLastUsed.class).answeringMembers());
    }
}
