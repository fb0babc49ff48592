package dev.latchkey.credential.accesskey;

import dev.latchkey.credential.Subject;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.SecretText;
import dev.latchkey.web.OneTimeSecret;
import dev.latchkey.web.OneTimeSecret.Download;
import dev.latchkey.web.OneTimeSecret.Fact;
import dev.latchkey.web.OneTimeSecret.Sample;
import dev.latchkey.web.OneTimeSecret.Secret;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** A new access key as it is shown, this once. */
@Singleton
class ShownKey {

    private final LatchkeyConfiguration configuration;

    ShownKey(LatchkeyConfiguration configuration) {
        this.configuration = configuration;
    }

    OneTimeSecret of(Subject subject, NewAccessKey key) {
        return new OneTimeSecret(
                List.of(new Fact("User name", key.userName()), new Fact("Access key ID", key.accessKeyId())),
                List.of(new Secret("secret-access-key", "Secret access key", key.secretAccessKey(), false)),
                Optional.of(new Download("Download .csv file", key.userName() + "_accessKeys.csv", "", csv(key))),
                Optional.of(new Sample("A profile for the AWS CLI", profile(key), false)),
                subject.path(),
                "Lost it? Delete the key and create another.");
    }

    /** No cell can begin a formula: ids begin with a letter, secrets with a letter or digit. */
    private static SecretText csv(NewAccessKey key) {
        return SecretText.of("Access key ID,Secret access key\r\n" + key.accessKeyId() + ","
                + key.secretAccessKey().reveal() + "\r\n");
    }

    private String profile(NewAccessKey key) {
        return String.join(
                "\n",
                "aws configure --profile " + key.userName(),
                "  AWS Access Key ID: " + key.accessKeyId(),
                "  AWS Secret Access Key: the secret above",
                "  Default region name: us-east-1",
                "",
                "aws iam get-user --profile " + key.userName() + " --endpoint-url " + configuration.baseUrl());
    }
}
