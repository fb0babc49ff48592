package dev.latchkey.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.protocols.core.ExceptionMetadata;
import software.amazon.awssdk.protocols.query.AwsQueryProtocolFactory;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.StsException;

/** What the official service models, as the AWS SDK was made of them, say about errors. */
public final class ServiceModel {

    /** What their exceptions descend from; itself where a code is in no model. */
    private static final Set<Class<?>> ANY = Set.of(IamException.class, StsException.class);

    private ServiceModel() {}

    /** Fails for an error that the model knows and does not give that operation. */
    static void requireError(String action, AwsServiceException refused) {
        if (!ANY.contains(refused.getClass())) {
            assertThat(exceptionsOf(action)).as("errors of " + action).contains(refused.getClass());
        }
    }

    /** The codes that the models give these operations. */
    static Set<String> errorsOf(Collection<ApiOperation> operations) {
        Map<String, String> codes = new TreeMap<>();
        metadata().forEach(each -> codes.put(exceptionOf(each), each.errorCode()));
        Set<String> errors = new TreeSet<>();
        for (ApiOperation operation : operations) {
            exceptionsOf(operation.name())
                    .forEach(type -> errors.add(codes.getOrDefault(type.getName(), type.getName())));
        }
        return errors;
    }

    /** The HTTP status of every code that the models know. */
    public static Map<String, Integer> statuses() {
        Map<String, Integer> statuses = new TreeMap<>();
        metadata().forEach(each -> statuses.put(each.errorCode(), each.httpStatusCode()));
        return statuses;
    }

    private static List<Class<?>> exceptionsOf(String action) {
        String method = action.substring(0, 1).toLowerCase(Locale.ROOT) + action.substring(1);
        return Stream.of(IamClient.class, StsClient.class)
                .flatMap(client -> Arrays.stream(client.getMethods()))
                .filter(each -> each.getName().equals(method) && each.getParameterCount() == 1)
                .limit(1)
                .map(Method::getExceptionTypes)
                .flatMap(Arrays::stream)
                .<Class<?>>map(type -> type)
                .filter(type -> ANY.contains(type.getSuperclass()))
                .toList();
    }

    private static String exceptionOf(ExceptionMetadata metadata) {
        return metadata.exceptionBuilderSupplier()
                .get()
                .getClass()
                .getEnclosingClass()
                .getName();
    }

    /** The table of errors that the clients read answers by; they show it to nobody. */
    private static List<ExceptionMetadata> metadata() {
        try (IamClient iam = IamClient.builder()
                        .applyMutation(ServiceModel::callNobody)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build();
                StsClient sts = StsClient.builder()
                        .applyMutation(ServiceModel::callNobody)
                        .httpClient(UrlConnectionHttpClient.create())
                        .build()) {
            return Stream.of(iam, sts)
                    .flatMap(client -> metadata(client).stream())
                    .toList();
        }
    }

    private static void callNobody(AwsClientBuilder<?, ?> builder) {
        builder.region(Region.AWS_GLOBAL).credentialsProvider(AnonymousCredentialsProvider.create());
    }

    @SuppressWarnings("unchecked") // The SDK keeps it as such a list.
    private static List<ExceptionMetadata> metadata(Object client) {
        Object protocol = field(client, client.getClass(), "protocolFactory");
        return (List<ExceptionMetadata>) field(protocol, AwsQueryProtocolFactory.class, "modeledExceptions");
    }

    private static Object field(Object object, Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the SDK has changed: " + type.getName() + " has no " + name, e);
        }
    }
}
