package dev.latchkey.api;

import dev.latchkey.support.Programs;
import dev.latchkey.support.TestClock;
import dev.latchkey.support.World;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** An account of its own for each test, with Ana in it, who may do everything and calls with the AWS SDK. */
abstract class AdministeredAccount {

    @Inject
    World world;

    @Inject
    Programs programs;

    @Inject
    TestClock clock;

    World.Account account;
    World.Person ana;
    IamClient iam;
    StsClient sts;

    @BeforeEach
    void ana_administers() {
        clock.reset();
        account = world.account();
        ana = account.user("Ana").administrator();
        AwsCredentials credentials = programs.credentialsOf(ana);
        iam = programs.iam(credentials);
        sts = programs.sts(credentials);
    }

    @AfterEach
    void it_is_done() {
        iam.close();
        sts.close();
        clock.reset();
    }
}
