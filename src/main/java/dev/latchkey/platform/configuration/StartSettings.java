package dev.latchkey.platform.configuration;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.SmallRyeConfig;
import java.util.Optional;
import java.util.Set;

/** The settings as they are read before the framework starts, checked as a whole. */
public final class StartSettings {
    private final SmallRyeConfig config;
    private final LatchkeyConfiguration latchkey;

    private StartSettings(SmallRyeConfig config, LatchkeyConfiguration latchkey) {
        this.config = config;
        this.latchkey = latchkey;
    }

    /**
     * Reads the same sources as the framework will.
     *
     * @throws SettingsProblem if a setting is unknown, malformed, out of bounds or at odds with another
     */
    public static StartSettings read() {
        SmallRyeConfig config = ConfigUtils.emptyConfigBuilder(LaunchMode.current())
                .addDiscoveredSources()
                .build();
        KnownNames known = new KnownNames(Setting.all());
        Set<String> environment = System.getenv().keySet();
        environment.forEach(known::require);
        for (String name : config.getPropertyNames()) {
            // The framework offers variables under names that nobody wrote, such as `latchkey.data.dir`.
            if (!environment.contains(KnownNames.environmentVariable(name))) {
                known.require(name);
            }
        }
        LatchkeyConfiguration latchkey = map(config);
        SettingsCheck.require(latchkey);
        return new StartSettings(config, latchkey);
    }

    public LatchkeyConfiguration latchkey() {
        return latchkey;
    }

    /** Whether the operator brings a PostgreSQL, so that none is embedded. */
    public boolean hasOwnDatabase() {
        return text("quarkus.datasource.jdbc.url").isPresent();
    }

    /** Where the portal will listen. */
    public String host() {
        return text("quarkus.http.host").orElse("127.0.0.1");
    }

    public int port() {
        return config.getOptionalValue("quarkus.http.port", Integer.class).orElse(8080);
    }

    /** A setting of the framework; empty where it is blank. */
    public Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
    }

    private static LatchkeyConfiguration map(SmallRyeConfig config) {
        try {
            ConfigMappings.registerConfigMappings(
                    config, Set.of(ConfigMappings.ConfigClass.configClass(LatchkeyConfiguration.class)));
            return config.getConfigMapping(LatchkeyConfiguration.class);
        } catch (ConfigValidationException e) {
            throw new SettingsProblem(firstLine(e.getProblem(0).getMessage()));
        }
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message).replaceFirst("^([\\w.]+Exception: )?SRCFG\\d+: ", "");
    }
}
