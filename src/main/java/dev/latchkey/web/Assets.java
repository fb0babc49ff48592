package dev.latchkey.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.latchkey.secret.Sha256;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Styles, script and pictures of all pages: one file of each kind, under an address that holds the hash of its content,
 * so that a browser may keep it for good.
 */
@Named("assets")
@Singleton
public class Assets {

    private static final String OWN = "META-INF/resources/assets/";
    private static final String WEBJARS = "org.webjars.npm";
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final int BEFORE_STATIC_FILES = -100;

    private final Map<String, Asset> byPath = new HashMap<>();
    private final String styles;
    private final String script;
    private final String icons;
    private final String icon;

    Assets() {
        styles = add("latchkey.css", "text/css; charset=utf-8", bundledStyles());
        script = add("latchkey.js", "text/javascript; charset=utf-8", bundledScript());
        icons = add("icons.svg", "image/svg+xml", own("icons.svg"));
        icon = add("icon.svg", "image/svg+xml", own("icon.svg"));
    }

    /** The address of the style sheet. */
    public String styles() {
        return styles;
    }

    /** The address of the script. */
    public String script() {
        return script;
    }

    /** The address of the pictures inside pages; one is named by a fragment. */
    public String icons() {
        return icons;
    }

    /** The address of the picture that stands for the product. */
    public String icon() {
        return icon;
    }

    void serve(@Observes Router router) {
        router.route("/assets/*").order(BEFORE_STATIC_FILES).handler(this::answer);
        // What the libraries bring has no hash in its address; it is part of the files above.
        router.route("/webjars/*").order(BEFORE_STATIC_FILES).handler(request -> request.fail(404));
    }

    private void answer(RoutingContext request) {
        Asset asset = byPath.get(request.normalizedPath());
        if (asset == null) {
            request.fail(404);
            return;
        }
        String accepted = request.request().getHeader("Accept-Encoding");
        boolean small = accepted != null && accepted.contains("gzip");
        HttpServerResponse response = request.response()
                .putHeader("Content-Type", asset.type())
                .putHeader("Cache-Control", FOR_GOOD)
                .putHeader("Vary", "Accept-Encoding")
                .putHeader("Content-Encoding", small ? "gzip" : "identity");
        byte[] content = small ? asset.small() : asset.content();
        if (request.request().method() == HttpMethod.HEAD) {
            response.putHeader("Content-Length", Integer.toString(content.length))
                    .end();
        } else {
            response.end(io.vertx.core.buffer.Buffer.buffer(content));
        }
    }

    private String add(String name, String type, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        String path = "/assets/" + Sha256.hex(bytes).substring(0, 16) + "/" + name;
        byPath.put(path, new Asset(type, bytes, compressed(bytes)));
        return path;
    }

    /** The base in a layer of its own, below all of ours, whatever its selectors weigh. */
    private static String bundledStyles() {
        List<String> sheets = new ArrayList<>();
        for (String name :
                own("css/sheets").lines().filter(line -> !line.isBlank()).toList()) {
            sheets.add(
                    name.equals("pico")
                            ? "@layer pico{" + webjar("picocss__pico", "css/pico.min.css") + "}"
                            : own("css/" + name + ".css"));
        }
        return String.join("\n", sheets);
    }

    private static String bundledScript() {
        return Stream.of(
                        webjar("htmx.org", "dist/htmx.min.js"),
                        own("js/portal.js"),
                        own("js/timeout.js"),
                        own("js/passkey.js"))
                .collect(Collectors.joining("\n"));
    }

    private static String own(String name) {
        return read(OWN + name);
    }

    private static String webjar(String artifact, String file) {
        Properties made = new Properties();
        try (InputStream properties = open("META-INF/maven/" + WEBJARS + "/" + artifact + "/pom.properties")) {
            made.load(properties);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = read("META-INF/resources/webjars/" + artifact + "/" + made.getProperty("version") + "/" + file);
        return text.replace("@charset \"UTF-8\";", "");
    }

    private static String read(String resource) {
        try (InputStream content = open(resource)) {
            return new String(content.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) {
        @Nullable
        InputStream content = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource);
        if (content == null) {
            throw new IllegalStateException("`" + resource + "` is missing");
        }
        return content;
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed) {
            {
                def.setLevel(java.util.zip.Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }

    private record Asset(String type, byte[] content, byte[] small) {}
}
