package dev.latchkey.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A browser without a script and without a window: keeps cookies, fills in the forms that pages show, and follows no
 * redirect unless asked to.
 */
public final class PortalClient {
    /** Cookies whose value opens something. */
    public static final Set<String> SECRET_COOKIES = Set.of("__Host-sid", "__Host-pending", "__Host-device");

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private PortalClient(URI base) {
        this.base = base;
        comeFrom(String.format("198.18.%d.%d", COUNT.incrementAndGet() / 250 % 250, COUNT.get() % 250 + 1));
    }

    /** Comes from that address from now on; each browser has one of its own, so that none pays for another's failures. */
    public PortalClient comeFrom(String address) {
        return header("X-Forwarded-For", address);
    }

    /** A new browser that nobody has used. */
    public static PortalClient at(URI base) {
        return new PortalClient(base);
    }

    /** A new browser at the application under test. */
    public static PortalClient open() {
        return at(openBase());
    }

    /** The address of the application under test. */
    public static URI openBase() {
        int port = Integer.getInteger("quarkus.http.test-port", 8081);
        return URI.create(ConfigProvider.getConfig()
                .getOptionalValue("latchkey.base-url", String.class)
                .orElse("http://localhost:" + port));
    }

    /** Another browser with the same cookies: a second tab that goes its own way from here on. */
    public PortalClient copy() {
        PortalClient copy = new PortalClient(base);
        copy.cookies.putAll(cookies);
        copy.headers.putAll(headers);
        return copy;
    }

    /** Sends a header with every request. */
    public PortalClient header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    public PortalClient setCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public PortalClient dropCookie(String name) {
        cookies.remove(name);
        return this;
    }

    public Page get(String path) {
        return send(path, request -> request.GET());
    }

    /** Posts fields as they are, without looking at any page. */
    public Page post(String path, Map<String, String> fields) {
        return send(path, request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(fields))));
    }

    /** Signs in through the page; answers what came of it. */
    public Page signIn(String account, String userName, String password) {
        return signInForm(account, userName, password).submit();
    }

    /** The form of the sign-in page, filled in. */
    public Filled signInForm(String account, String userName, String password) {
        return get("/signin?different=true")
                .form("/signin")
                .with("account", account)
                .with("userName", userName)
                .with("secret-password", password);
    }

    /** All cookies, as they are sent. */
    public String cookies() {
        return cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Signs in, and insists that it works. */
    public PortalClient signedIn(World.Person person, String password) {
        Page answer = signIn(person.account().accountId(), person.name(), password);
        if (answer.status() != 303 || cookie("__Host-sid").isEmpty()) {
            throw new AssertionError("signing in as " + person.name() + " answered " + answer.status() + "\n"
                    + answer.html().text());
        }
        return this;
    }

    /** Signs in with the usual password, and insists that it works. */
    public PortalClient signedIn(World.Person person) {
        return signedIn(person, World.PASSWORD);
    }

    private Page send(String path, UnaryOperator<HttpRequest.Builder> method) {
        HttpRequest.Builder request = method.apply(HttpRequest.newBuilder(base.resolve(path)));
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        headers.forEach(request::setHeader);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            response.headers().allValues("set-cookie").forEach(this::keep);
            Page page = new Page(this, path, response);
            page.noteSecrets();
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        int at = pair.indexOf('=');
        boolean isCleared = setCookie.contains("Max-Age=0");
        if (isCleared) {
            cookies.remove(pair.substring(0, at));
        } else {
            cookies.put(pair.substring(0, at), pair.substring(at + 1));
            if (SECRET_COOKIES.contains(pair.substring(0, at))) {
                Canaries.note(pair.substring(at + 1));
            }
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** An answer. */
    public record Page(PortalClient client, String path, HttpResponse<String> response) {

        public int status() {
            return response.statusCode();
        }

        public Document html() {
            return Jsoup.parse(response.body());
        }

        public String text() {
            return html().text();
        }

        public Optional<String> header(String name) {
            return response.headers().firstValue(name);
        }

        public List<String> setCookies() {
            return response.headers().allValues("set-cookie");
        }

        /** Where a redirect leads, as a path. */
        public String location() {
            URI target =
                    URI.create(header("location").orElseThrow(() -> new AssertionError("no redirect: " + status())));
            return target.getRawQuery() == null
                    ? target.getRawPath()
                    : target.getRawPath() + "?" + target.getRawQuery();
        }

        private void noteSecrets() {
            if (response.body().contains("data-secret")) {
                html().select("[data-secret]").eachText().forEach(Canaries::note);
            }
        }

        /** The page that a redirect leads to. */
        public Page follow() {
            return client.get(location());
        }

        /** The form that posts to that address, with what stands in it. */
        public Filled form(String action) {
            Element form = html().selectFirst("form[method=post][action='" + action + "']");
            if (form == null) {
                throw new AssertionError("no form for " + action + " on " + path + " (" + status() + ")\n" + text());
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (Element input : form.select("input[name], textarea[name]")) {
                boolean isBox = input.attr("type").equals("checkbox")
                        || input.attr("type").equals("radio");
                if (!isBox || input.hasAttr("checked")) {
                    fields.put(input.attr("name"), isBox && !input.hasAttr("value") ? "on" : input.val());
                }
            }
            return new Filled(client, action, fields);
        }
    }

    /** A form on its way to being sent. */
    public record Filled(PortalClient client, String action, Map<String, String> fields) {

        public Filled with(String name, String value) {
            fields.put(name, value);
            return this;
        }

        public Filled without(String name) {
            fields.remove(name);
            return this;
        }

        /** As a browser sends it. */
        public String encoded() {
            return PortalClient.encoded(fields);
        }

        public Page submit() {
            fields.forEach((name, value) -> {
                if (name.startsWith("secret-")) {
                    Canaries.note(value);
                }
            });
            return client.post(action, fields);
        }
    }
}
