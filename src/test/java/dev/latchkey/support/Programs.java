package dev.latchkey.support;

import dev.latchkey.api.SigningKey;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.sts.StsClient;

/** People's programs: the AWS SDK for Java as it comes, and one that sends whatever it is told; each with a key of its own. */
@Singleton
public class Programs {

    private final URI portal = URI.create(ConfigProvider.getConfig().getValue("latchkey.base-url", String.class));
    private final TestKeys keys;
    private final TestClock clock;

    Programs(TestKeys keys, TestClock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Where they call. */
    public URI portal() {
        return portal;
    }

    /** The SDK's client of IAM with a new key of that person. */
    public IamClient iam(World.Person person) {
        return iam(credentialsOf(person));
    }

    /** The SDK's client of IAM with these credentials. */
    public IamClient iam(AwsCredentials credentials, ExecutionInterceptor... listeners) {
        return IamClient.builder()
                .applyMutation(builder -> point(builder, credentials, listeners))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** The SDK's client of STS with a new key of that person. */
    public StsClient sts(World.Person person) {
        return sts(credentialsOf(person));
    }

    /** The SDK's client of STS with these credentials. */
    public StsClient sts(AwsCredentials credentials, ExecutionInterceptor... listeners) {
        return StsClient.builder()
                .applyMutation(builder -> point(builder, credentials, listeners))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }

    /** A program that sends whatever it is told, with a new key of that person. */
    public QueryClient query(World.Person person) {
        return query(keys.issue(person));
    }

    /** A program that sends whatever it is told, with that key. */
    public QueryClient query(SigningKey key) {
        return QueryClient.with(portal, key, clock);
    }

    /** A new key of that person, as the SDK takes it. */
    public AwsCredentials credentialsOf(World.Person person) {
        SigningKey key = keys.issue(person);
        return AwsBasicCredentials.create(key.accessKeyId(), key.secret().reveal());
    }

    /** Any region will do. */
    private void point(AwsClientBuilder<?, ?> builder, AwsCredentials credentials, ExecutionInterceptor... listeners) {
        builder.endpointOverride(portal)
                .region(Region.of("eu-central-1"))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .executionInterceptors(List.of(listeners))
                        .retryStrategy(retry -> retry.maxAttempts(1))
                        .build());
    }
}
