package dev.latchkey.support;

import dev.latchkey.api.ApiService;
import dev.latchkey.api.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/**
 * A program that calls the Query API with parameters of its own choice, also such as no client library sends; requests
 * are signed by the AWS SDK's own signer.
 */
public final class QueryClient {

    private static final Set<String> SET_BY_THE_CLIENT = Set.of("host", "content-length");

    private final URI base;
    private final AwsCredentialsIdentity credentials;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private QueryClient(URI base, AwsCredentialsIdentity credentials, Clock clock) {
        this.base = base;
        this.credentials = credentials;
        this.clock = clock;
    }

    public static QueryClient with(URI base, SigningKey key, Clock clock) {
        return new QueryClient(
                base,
                AwsCredentialsIdentity.create(key.accessKeyId(), key.secret().reveal()),
                clock);
    }

    /** With a long-term key. */
    public static QueryClient with(URI base, String id, String secret, Clock clock) {
        return new QueryClient(base, AwsCredentialsIdentity.create(id, secret), clock);
    }

    /** With temporary credentials. */
    public static QueryClient with(URI base, String id, String secret, String token, Clock clock) {
        return new QueryClient(base, AwsSessionCredentialsIdentity.create(id, secret, token), clock);
    }

    /** Calls an operation of IAM; parameters are names and values in turn. */
    public Reply iam(String action, String... parameters) {
        return post(ApiService.IAM, parameters(ApiService.IAM, action, parameters));
    }

    /** Calls an operation of STS. */
    public Reply sts(String action, String... parameters) {
        return post(ApiService.STS, parameters(ApiService.STS, action, parameters));
    }

    /** Calls by GET. */
    public Reply get(String action, String... parameters) {
        String query = encoded(parameters(ApiService.IAM, action, parameters));
        return send(ApiService.IAM, SdkHttpMethod.GET, query, "", same -> same);
    }

    /** Calls by an address that is signed itself, and good for so long. */
    public Reply presigned(ApiService service, Duration expiry, String action, String... parameters) {
        return presigned(service, expiry, same -> same, action, parameters);
    }

    /** Calls by an address that is signed itself, with a request that is changed after that. */
    public Reply presigned(
            ApiService service,
            Duration expiry,
            UnaryOperator<HttpRequest.Builder> change,
            String action,
            String... parameters) {
        URI target = URI.create(base + "/?" + encoded(parameters(service, action, parameters)));
        URI address = signer(service, SdkHttpMethod.GET, target, new byte[0], request -> request.putProperty(
                                AwsV4HttpSigner.EXPIRATION_DURATION, expiry)
                        .putProperty(
                                AwsV4FamilyHttpSigner.AUTH_LOCATION, AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING))
                .getUri();
        return sent(change.apply(HttpRequest.newBuilder(address).GET()).build());
    }

    /** Posts a body as it is. */
    public Reply postRaw(String query, String body) {
        return send(ApiService.IAM, SdkHttpMethod.POST, query, body, same -> same);
    }

    /** Posts a body as it is, with a request that is changed after it was signed. */
    public Reply postChanged(String body, UnaryOperator<HttpRequest.Builder> change) {
        return send(ApiService.IAM, SdkHttpMethod.POST, "", body, change);
    }

    private Reply post(ApiService service, Map<String, String> parameters) {
        return send(service, SdkHttpMethod.POST, "", encoded(parameters), same -> same);
    }

    private Reply send(
            ApiService service,
            SdkHttpMethod method,
            String query,
            String body,
            UnaryOperator<HttpRequest.Builder> change) {
        URI target = URI.create(base + "/" + (query.isEmpty() ? "" : "?" + query));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(target);
        signed(service, method, target, bytes).headers().forEach((name, values) -> {
            if (!SET_BY_THE_CLIENT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        request.method(
                method.name(),
                method == SdkHttpMethod.GET
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofByteArray(bytes));
        return sent(change.apply(request).build());
    }

    /** A signed POST of that body as the bytes of HTTP, to be spoilt; without the length of the body. */
    public RawCall raw(String body) {
        URI target = URI.create(base + "/");
        StringBuilder headers = new StringBuilder();
        signed(ApiService.IAM, SdkHttpMethod.POST, target, body.getBytes(StandardCharsets.UTF_8))
                .headers()
                .forEach((name, values) -> {
                    if (!name.equalsIgnoreCase("content-length")) {
                        values.forEach(value ->
                                headers.append(name).append(": ").append(value).append("\r\n"));
                    }
                });
        return new RawCall("POST / HTTP/1.1\r\n", headers.toString(), body);
    }

    /** The parts of a call on the wire; the headers end in a line end each. */
    public record RawCall(String requestLine, String headers, String body) {

        public String length() {
            return "Content-Length: " + body.length() + "\r\n";
        }

        public String whole() {
            return requestLine + headers + length() + "\r\n" + body;
        }
    }

    private SdkHttpRequest signed(ApiService service, SdkHttpMethod method, URI target, byte[] bytes) {
        return signer(service, method, target, bytes, same -> {});
    }

    private SdkHttpRequest signer(
            ApiService service,
            SdkHttpMethod method,
            URI target,
            byte[] bytes,
            Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder().method(method).uri(target);
        if (method == SdkHttpMethod.POST) {
            unsigned.putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        }
        SignedRequest signed = AwsV4HttpSigner.create().sign(request -> {
            request.identity(credentials)
                    .request(unsigned.build())
                    .payload(() -> new java.io.ByteArrayInputStream(bytes))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service.scope())
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-west-1")
                    .putProperty(software.amazon.awssdk.http.auth.spi.signer.HttpSigner.SIGNING_CLOCK, clock);
            more.accept(request);
        });
        return signed.request();
    }

    private Reply sent(HttpRequest request) {
        try {
            return new Reply(http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> parameters(ApiService service, String action, String... more) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("Action", action);
        parameters.put("Version", service.version());
        for (int i = 0; i < more.length; i += 2) {
            parameters.put(more[i], more[i + 1]);
        }
        return parameters;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** An answer. */
    public record Reply(HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public String body() {
            return response.body();
        }

        public Document xml() {
            return Jsoup.parse(response.body(), "", Parser.xmlParser());
        }

        /** The text of the first element of that name; empty where there is none. */
        public String text(String element) {
            return xml().getElementsByTag(element).stream()
                    .findFirst()
                    .map(org.jsoup.nodes.Element::wholeText)
                    .orElse("");
        }

        /** The names of the elements directly below the first one of that name. */
        public List<String> childrenOf(String element) {
            return xml().getElementsByTag(element).stream()
                    .limit(1)
                    .flatMap(first -> first.children().stream())
                    .map(org.jsoup.nodes.Element::tagName)
                    .toList();
        }

        public String code() {
            return text("Code");
        }

        public String message() {
            return text("Message");
        }
    }
}
