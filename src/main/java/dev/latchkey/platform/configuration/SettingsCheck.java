package dev.latchkey.platform.configuration;

import dev.latchkey.platform.configuration.LatchkeyConfiguration.Bootstrap;
import dev.latchkey.platform.configuration.LatchkeyConfiguration.Hash;
import io.quarkus.runtime.configuration.DurationConverter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** What has to hold for the settings, one by one and together. */
final class SettingsCheck {
    private static final DurationConverter DURATIONS = new DurationConverter();

    private SettingsCheck() {}

    static void require(LatchkeyConfiguration settings) {
        requireBounds(settings, LatchkeyConfiguration.class, "latchkey");
        requireBaseUrl(settings.baseUrl());
        requireNetworks(settings.trustedProxies().orElse(List.of()));
        requireHelpText(settings.helpText());
        requireStrength(settings.password().hash());
        requireBootstrap(settings.bootstrap());
        if (settings.session().absolute().compareTo(settings.session().idle()) < 0) {
            throw new SettingsProblem("`latchkey.session.absolute` is shorter than `latchkey.session.idle`");
        }
        if (settings.throttle().longestWait().compareTo(settings.throttle().firstWait()) < 0) {
            throw new SettingsProblem(
                    "`latchkey.throttle.longest-wait` is shorter than `latchkey.throttle.first-wait`");
        }
    }

    private static void requireBounds(Object group, Class<?> declared, String prefix) {
        for (Method method : declared.getDeclaredMethods()) {
            String name =
                    prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getEnclosingClass() == LatchkeyConfiguration.class) {
                requireBounds(value(method, group), method.getReturnType(), name);
            }
            Bounds bounds = method.getAnnotation(Bounds.class);
            if (bounds != null) {
                requireWithin(name, value(method, group), bounds);
            }
        }
    }

    private static void requireWithin(String name, Object value, Bounds bounds) {
        boolean within;
        if (value instanceof Duration duration) {
            within = duration.compareTo(DURATIONS.convert(bounds.min())) >= 0
                    && duration.compareTo(DURATIONS.convert(bounds.max())) <= 0;
        } else if (value instanceof OptionalInt number) {
            within = number.isEmpty() || isWithin(number.getAsInt(), bounds);
        } else {
            within = isWithin((Integer) value, bounds);
        }
        if (!within) {
            throw new SettingsProblem("`" + name + "` must be from " + bounds.min() + " to " + bounds.max());
        }
    }

    private static boolean isWithin(int number, Bounds bounds) {
        return number >= Integer.parseInt(bounds.min()) && number <= Integer.parseInt(bounds.max());
    }

    private static Object value(Method method, Object group) {
        try {
            return method.invoke(group);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireBaseUrl(String given) {
        URI url;
        try {
            url = new URI(given);
        } catch (URISyntaxException e) {
            throw new SettingsProblem("`latchkey.base-url` is no address: " + e.getReason());
        }
        boolean plain = url.getRawPath() == null
                || url.getRawPath().isEmpty()
                || url.getRawPath().equals("/");
        if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                || url.getHost() == null
                || !plain
                || url.getRawQuery() != null
                || url.getRawFragment() != null
                || url.getRawUserInfo() != null) {
            throw new SettingsProblem("`latchkey.base-url` must be like `https://portal.example.com`, without a path");
        }
    }

    private static void requireNetworks(List<String> networks) {
        for (String network : networks) {
            if (Network.parse(network).isEmpty()) {
                throw new SettingsProblem(
                        "`latchkey.trusted-proxies` must list networks like `10.0.0.0/8`; `" + network + "` is none");
            }
        }
    }

    private static void requireHelpText(Optional<String> helpText) {
        if (helpText.isPresent() && helpText.get().length() > 500) {
            throw new SettingsProblem("`latchkey.help-text` must not be longer than 500 characters");
        }
    }

    /** The equal-cost choices of the OWASP password storage cheat sheet; less than any of them is refused. */
    private static void requireStrength(Hash hash) {
        int least = hash.iterations() == 1 ? 47104 : hash.iterations() == 2 ? 19456 : 12288;
        if (hash.memory() < least) {
            throw new SettingsProblem("`latchkey.password.hash.memory` must be at least " + least + " with "
                    + hash.iterations() + (hash.iterations() == 1 ? " iteration" : " iterations"));
        }
    }

    private static void requireBootstrapKey(Bootstrap bootstrap) {
        boolean hasSecret = bootstrap.secretAccessKey().isPresent()
                || bootstrap.secretAccessKeyFile().isPresent();
        if (bootstrap.secretAccessKey().isPresent()
                && bootstrap.secretAccessKeyFile().isPresent()) {
            throw new SettingsProblem("`latchkey.bootstrap.secret-access-key` and"
                    + " `latchkey.bootstrap.secret-access-key-file` are both given; leave one out");
        }
        if (hasSecret != bootstrap.accessKeyId().isPresent()) {
            throw new SettingsProblem(
                    "`latchkey.bootstrap.access-key-id` and `latchkey.bootstrap.secret-access-key-file`"
                            + " (or `latchkey.bootstrap.secret-access-key`) go together; give both, or neither");
        }
        if (hasSecret && bootstrap.userName().isEmpty()) {
            throw new SettingsProblem("the `latchkey.bootstrap` settings need `latchkey.bootstrap.user-name`");
        }
    }

    private static void requireBootstrap(Bootstrap bootstrap) {
        requireBootstrapKey(bootstrap);
        if (bootstrap.password().isPresent() && bootstrap.passwordFile().isPresent()) {
            throw new SettingsProblem(
                    "`latchkey.bootstrap.password` and `latchkey.bootstrap.password-file` are both given; leave one"
                            + " out");
        }
        boolean hasPassword =
                bootstrap.password().isPresent() || bootstrap.passwordFile().isPresent();
        boolean hasUser = bootstrap.userName().isPresent();
        boolean hasAccount =
                bootstrap.accountId().isPresent() || bootstrap.accountAlias().isPresent();
        if (hasUser && !hasPassword) {
            throw new SettingsProblem("`latchkey.bootstrap.user-name` needs `latchkey.bootstrap.password-file`"
                    + " or `latchkey.bootstrap.password` beside it");
        }
        if (!hasUser && (hasPassword || hasAccount)) {
            throw new SettingsProblem("the `latchkey.bootstrap` settings need `latchkey.bootstrap.user-name`");
        }
        if (bootstrap.accountId().isPresent() && !bootstrap.accountId().get().matches("\\d{12}")) {
            throw new SettingsProblem("`latchkey.bootstrap.account-id` must have 12 digits");
        }
    }
}
