package dev.latchkey.credential.certificate;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import jakarta.inject.Singleton;
import java.util.List;

/** Signing certificates as programs see them (API Reference, "UploadSigningCertificate" and its neighbours). */
@Singleton
class SigningCertificateApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(UploadSigningCertificate.class).answering("Certificate"),
                ApiOperation.iam(UpdateSigningCertificate.class),
                ApiOperation.iam(DeleteSigningCertificate.class),
                ApiOperation.iam(ListSigningCertificates.class).answering("Certificates"));
    }
}
