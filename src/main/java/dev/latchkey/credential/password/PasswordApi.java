package dev.latchkey.credential.password;

import dev.latchkey.api.ApiOperation;
import dev.latchkey.api.ApiRoom;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.secret.SecretText;
import jakarta.inject.Singleton;
import java.util.List;

/** Console passwords as programs see them. */
@Singleton
class PasswordApi implements ApiRoom {

    @Override
    public List<ApiOperation> operations() {
        return List.of(
                ApiOperation.iam(
                        ChangePassword.class,
                        Change.class,
                        change -> new ChangePassword(change.oldPassword(), change.newPassword())),
                ApiOperation.iam(CreateLoginProfile.class).answering("LoginProfile"),
                ApiOperation.iam(GetLoginProfile.class).answering("LoginProfile"),
                ApiOperation.iam(UpdateLoginProfile.class),
                ApiOperation.iam(DeleteLoginProfile.class));
    }

    /** The members of ChangePassword: other sessions always end. */
    record Change(
            @Text(TextShape.PASSWORD) SecretText oldPassword,
            @Text(TextShape.PASSWORD) SecretText newPassword) {}
}
