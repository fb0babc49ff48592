package dev.latchkey.credential.gitcredential;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import jakarta.inject.Singleton;
import java.util.List;

/** Service-specific credentials as programs see them (API Reference, "CreateServiceSpecificCredential" and others). */
@Singleton
class GitCredentialApi implements ApiRoom {

    private static final String ELEMENT = "ServiceSpecificCredential";

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(CreateServiceSpecificCredential.class).answering(ELEMENT),
                ApiOperation.iam(ResetServiceSpecificCredential.class).answering(ELEMENT),
                ApiOperation.iam(UpdateServiceSpecificCredential.class),
                ApiOperation.iam(DeleteServiceSpecificCredential.class),
                ApiOperation.iam(ListServiceSpecificCredentials.class).answering("ServiceSpecificCredentials"));
    }
}
