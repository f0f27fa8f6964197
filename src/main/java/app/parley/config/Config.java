package app.parley.config;

import app.parley.ice.RelayServiceSettings;
import app.parley.kernel.Limits;
import app.parley.oidc.OidcSettings;
import app.parley.passkeys.Site;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.DatabaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All settings, read once from the environment. Names and defaults are those of {@code src/docs/settings.md}.
 *
 * @param bind the address to listen on; null for all
 * @param databaseUrl {@code DATABASE_URL} as platforms provide it; null for none
 * @param jdbcDatabaseUrl takes precedence over {@code databaseUrl}; null for none
 * @param publicUrl the URL by which people reach the server; null to derive it from each request
 * @param origins further origins that may use the server; {@code *} for any
 * @param trustedProxies CIDR ranges whose {@code X-Forwarded-…} headers are trusted
 * @param resetAdmin the admin for whom the start prints a link that sets a new password; null for none
 * @param requirePasskey whether accounts sign in by passkey only
 * @param relayService the service that provides TURN servers; null for none
 * @param oidc the provider that people sign in by; null for none
 * @param standsBy whether it waits for a process that serves the same database to be gone, instead of taking over
 * @param metricsToken with which {@code /metrics} may be read; null for none
 * @param settings all of them by name, as people may see them
 * @param retentionDays after how many days calls are purged; 0 for never
 * @param backupDirectory where a backup is written once a day; null for none
 * @param backupKeep how many of those stay
 * @param tls which certificate the server has, and whether it speaks https itself
 */
public record Config(
        int port,
        @Nullable String bind,
        Path data,
        @Nullable String databaseUrl,
        @Nullable String jdbcDatabaseUrl,
        boolean standsBy,
        @Nullable URI publicUrl,
        Set<String> origins,
        List<String> trustedProxies,
        @Nullable String setupToken,
        @Nullable String resetAdmin,
        Guests guests,
        boolean requirePasskey,
        List<String> stunUrls,
        List<String> turnUrls,
        @Nullable String turnSecret,
        @Nullable RelayServiceSettings relayService,
        int retentionDays,
        @Nullable Path backupDirectory,
        int backupKeep,
        boolean storeAddresses,
        boolean webhookPrivate,
        Push push,
        boolean pushPrivate,
        RelayConfig relay,
        TlsConfig tls,
        Limits limits,
        Log log,
        @Nullable OidcSettings oidc,
        @Nullable String metricsToken,
        List<Setting> settings) {
    /** The rules for people without an account. */
    public enum Guests {
        INVITE,
        OPEN,
        OFF
    }

    /** Whether calls ring on devices where no page is open. */
    public enum Push {
        ON,
        OFF
    }

    /** The format of the log. {@code logback.xml} reads the setting itself; here it is checked. */
    public enum Log {
        TEXT,
        JSON
    }

    /** @throws ConfigException with all faults at once */
    public static Config fromEnvironment(Map<String, String> environment) {
        Settings settings = new Settings(environment);
        URI publicUrl = settings.httpUrl("PARLEY_PUBLIC_URL");
        Config config = new Config(
                settings.number("PORT", 7070, 0, 65_535),
                settings.address("PARLEY_BIND"),
                settings.path("PARLEY_DATA", "data"),
                settings.secret("DATABASE_URL"),
                settings.secret("JDBC_DATABASE_URL"),
                settings.flag("PARLEY_STANDBY", false),
                publicUrl,
                settings.origins("PARLEY_ORIGINS"),
                settings.ranges("PARLEY_TRUSTED_PROXIES"),
                settings.secret("PARLEY_SETUP_TOKEN"),
                settings.text("PARLEY_RESET_ADMIN"),
                settings.choice("PARLEY_GUESTS", Guests.class, Guests.INVITE),
                settings.flag("PARLEY_REQUIRE_PASSKEY", false),
                settings.iceUrls("PARLEY_STUN_URLS", "stun"),
                settings.iceUrls("PARLEY_TURN_URLS", "turn"),
                settings.secret("PARLEY_TURN_SECRET"),
                RelayServiceConfigReader.read(settings),
                settings.number("PARLEY_RETENTION_DAYS", 0, 0, 36_500),
                settings.text("PARLEY_BACKUP_DIR") == null ? null : settings.path("PARLEY_BACKUP_DIR", ""),
                settings.number("PARLEY_BACKUP_KEEP", 7, 1, 1_000),
                settings.flag("PARLEY_STORE_ADDRESSES", true),
                settings.flag("PARLEY_WEBHOOK_PRIVATE", false),
                settings.choice("PARLEY_PUSH", Push.class, Push.ON),
                settings.flag("PARLEY_PUSH_PRIVATE", false),
                RelayConfigReader.read(settings, environment.containsKey("DYNO")),
                TlsConfigReader.read(settings, publicUrl),
                LimitSettings.read(settings),
                settings.choice("PARLEY_LOG", Log.class, Log.TEXT),
                OidcConfigReader.read(settings),
                settings.secret("PARLEY_METRICS_TOKEN"),
                settings.inForce());
        config.check(environment, settings);
        settings.throwFaults();
        return config;
    }

    private void check(Map<String, String> environment, Settings settings) {
        try {
            database();
        } catch (IllegalArgumentException e) {
            settings.fault(String.valueOf(e.getMessage()));
        }
        boolean needsDatabase = environment.containsKey("DYNO");
        if (needsDatabase && databaseUrl == null && jdbcDatabaseUrl == null) {
            settings.fault("DATABASE_URL is not set, and a dyno's disk is lost at every restart:"
                    + " attach PostgreSQL (heroku addons:create heroku-postgresql)");
        }
        if (requirePasskey && publicUrl != null && !Site.isFor(publicUrl)) {
            settings.fault("PARLEY_REQUIRE_PASSKEY is true, but browsers make no passkeys at " + publicUrl
                    + ": PARLEY_PUBLIC_URL must be https with a host name");
        }
        if (requirePasskey && oidc != null && oidc.only()) {
            settings.fault("PARLEY_REQUIRE_PASSKEY and PARLEY_OIDC_ONLY are both true: each is the only way in, so take"
                    + " one away");
        }
        if (!turnUrls.isEmpty() && turnSecret == null) {
            settings.fault("PARLEY_TURN_SECRET is not set, but PARLEY_TURN_URLS is: TURN needs both");
        }
        if (!turnUrls.isEmpty() && relayService != null) {
            settings.fault(
                    "PARLEY_TURN_URLS and PARLEY_ICE_URL are both set: browsers get either the ones or the others");
        }
    }

    /** @throws IllegalArgumentException with a sentence that shows no password */
    public DatabaseSettings database() {
        if (jdbcDatabaseUrl != null) {
            return DatabaseUrl.parseJdbc(jdbcDatabaseUrl);
        }
        return databaseUrl == null ? DatabaseSettings.embedded(data) : DatabaseUrl.parse(databaseUrl);
    }

    public boolean allowsOpenGuests() {
        return guests == Guests.OPEN;
    }

    /** Leaves out secrets, for the log. */
    @Override
    public String toString() {
        return "port " + port + ", data " + data + ", guests "
                + guests.name().toLowerCase(Locale.ROOT) + ", public URL "
                + (publicUrl == null ? "as requested" : publicUrl);
    }
}
