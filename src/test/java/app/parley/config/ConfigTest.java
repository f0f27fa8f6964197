package app.parley.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.parley.ice.RelayServiceKind;
import app.parley.ice.RelayServiceSettings;
import app.parley.kernel.Limits;
import app.parley.relay.turn.RelayLimits;
import app.parley.testing.MadeCertificate;
import app.parley.tls.acme.AcmeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTest {
    @Test
    void startsWithoutAnySetting() {
        Config config = Config.fromEnvironment(Map.of());

        assertThat(config.port()).isEqualTo(7070);
        assertThat(config.bind()).isNull();
        assertThat(config.data()).isEqualTo(Path.of("data"));
        assertThat(config.guests()).isEqualTo(Config.Guests.INVITE);
        assertThat(config.storeAddresses()).isTrue();
        assertThat(config.retentionDays()).isZero();
        assertThat(config.limits()).isEqualTo(Limits.DEFAULT);
    }

    @Test
    void callsRingWithoutAPageUnlessThatIsSwitchedOff() {
        assertThat(Config.fromEnvironment(Map.of()).push()).isEqualTo(Config.Push.ON);
        assertThat(Config.fromEnvironment(Map.of()).pushPrivate()).isFalse();
        assertThat(Config.fromEnvironment(Map.of("PARLEY_PUSH", "off")).push()).isEqualTo(Config.Push.OFF);
    }

    @Test
    void writesBackupsOnlyWhereADirectoryIsNamed() {
        assertThat(Config.fromEnvironment(Map.of()).backupDirectory()).isNull();
        Config config = Config.fromEnvironment(Map.of("PARLEY_BACKUP_DIR", "/backups", "PARLEY_BACKUP_KEEP", "3"));
        assertThat(config.backupDirectory()).isEqualTo(Path.of("/backups"));
        assertThat(config.backupKeep()).isEqualTo(3);
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of("PARLEY_BACKUP_KEEP", "0")))
                .hasMessageContaining("PARLEY_BACKUP_KEEP must be a whole number from 1 to 1000");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        Map<String, String> wrong = Map.of(
                "PORT", "http",
                "PARLEY_GUESTS", "everybody",
                "PARLEY_PUBLIC_URL", "chat.example.com",
                "PARLEY_TRUSTED_PROXIES", "the-proxy",
                "PARLEY_LIMIT_ROOM_CAPACITY", "1",
                "PARLEY_TURN_URLS", "turn:turn.example.com");

        assertThatThrownBy(() -> Config.fromEnvironment(wrong))
                .isInstanceOf(ConfigException.class)
                .message()
                .contains("PORT must be a whole number from 0 to 65535, not 'http'")
                .contains("PARLEY_GUESTS must be one of invite, open, off, not 'everybody'")
                .contains("PARLEY_PUBLIC_URL")
                .contains("PARLEY_TRUSTED_PROXIES")
                .contains("PARLEY_LIMIT_ROOM_CAPACITY must be a whole number from 2 to 64")
                .contains("PARLEY_TURN_SECRET is not set");
    }

    @Test
    void namesTheValuesThatOnlyUseWouldShowWrongToo(@TempDir Path directory) throws IOException {
        Path empty = Files.createFile(directory.resolve("empty"));
        Map<String, String> wrong = Map.of(
                "DATABASE_URL", "mysql://user:hush@db/parley",
                "PARLEY_TRUSTED_PROXIES", "10.0.0.0/99",
                "PARLEY_ORIGINS", "https://fine.example, other.example/app",
                "PARLEY_STUN_URLS", "stun.example.com",
                "PARLEY_TURN_URLS", "turns:turn.example.com:5349, http://turn.example.com",
                "PARLEY_TURN_SECRET_FILE", empty.toString(),
                "PARLEY_PUBLIC_URL", "https://user@chat.example.com",
                "PARLEY_BIND", "300.1.1.1");

        assertThatThrownBy(() -> Config.fromEnvironment(wrong))
                .isInstanceOf(ConfigException.class)
                .message()
                .doesNotContain("hush")
                .contains("DATABASE_URL is not of the form")
                .contains("PARLEY_TRUSTED_PROXIES must be addresses or CIDR ranges")
                .contains(
                        "PARLEY_ORIGINS must be origins such as https://app.example.com, or *, not 'other.example/app'")
                .contains("PARLEY_STUN_URLS must be like stun:")
                .contains("PARLEY_TURN_URLS must be like turn:turn.example.com:3478, not 'http://turn.example.com'")
                .contains("PARLEY_TURN_SECRET_FILE names a file with nothing in it")
                .contains("PARLEY_PUBLIC_URL must be like")
                .contains("PARLEY_BIND must be an address of this machine");
    }

    @Test
    void takesHostNamesWithAnUnderscore() {
        Config config = Config.fromEnvironment(Map.of(
                "DATABASE_URL", "postgres://parley:secret@parley_db/parley",
                "PARLEY_PUBLIC_URL", "http://my_box:7070/",
                "PARLEY_ORIGINS", "https://front_end",
                "PARLEY_STUN_URLS", "stun:turn_1:3478",
                "PARLEY_TURN_URLS", "turn:turn_1:3478?transport=udp",
                "PARLEY_TURN_SECRET", "hush"));

        assertThat(config.publicUrl()).hasToString("http://my_box:7070");
        assertThat(config.database()).hasToString("PostgreSQL at parley_db:5432/parley");
    }

    @Test
    void setsEveryLimitByItsPublishedNameInUpperSnakeCase() {
        Config config = Config.fromEnvironment(
                Map.of("PARLEY_LIMIT_SOCKETS_PER_USER", "3", "PARLEY_LIMIT_RESUME_WINDOW_MS", "1500"));

        assertThat(config.limits().socketsPerUser()).isEqualTo(3);
        assertThat(config.limits().resumeWindow()).isEqualTo(Duration.ofMillis(1500));
    }

    @Test
    void setsEveryLimitOfTheRelayByItsPublishedName() {
        Config config = Config.fromEnvironment(Map.of(
                "PARLEY_LIMIT_RELAY_ALLOCATIONS_PER_USER", "1",
                "PARLEY_LIMIT_RELAY_ALLOCATIONS_PER_ADDRESS", "2",
                "PARLEY_LIMIT_RELAY_PERMISSIONS_PER_ALLOCATION", "3",
                "PARLEY_LIMIT_RELAY_CHANNELS_PER_ALLOCATION", "4",
                "PARLEY_LIMIT_RELAY_KBPS_PER_ALLOCATION", "5",
                "PARLEY_LIMIT_RELAY_KBPS", "6",
                "PARLEY_LIMIT_RELAY_UNAUTHENTICATED_PER_SECOND", "7"));

        assertThat(config.relay().limits()).isEqualTo(new RelayLimits(1, 2, 3, 4, 5, 6, 7));
    }

    @Test
    void theRelayIsOnUnlessItCannotBe() {
        RelayConfig relay = Config.fromEnvironment(Map.of()).relay();

        assertThat(relay.mode()).isEqualTo(RelayConfig.Mode.AUTO);
        assertThat(relay.port()).isEqualTo(3478);
        assertThat(relay.tlsPort()).isEqualTo(5349);
        assertThat(relay.firstRelayedPort()).isEqualTo(49_152);
        assertThat(relay.lastRelayedPort()).isEqualTo(65_535);
        assertThat(relay.privatePeers()).isFalse();
        assertThat(relay.limits()).isEqualTo(RelayLimits.DEFAULT);
    }

    @Test
    void namesWhatIsWrongWithTheRelaysSettings(@TempDir Path directory) throws IOException {
        Path empty = Files.createFile(directory.resolve("empty.pem"));
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of(
                        "PARLEY_RELAY", "yes",
                        "PARLEY_RELAY_PORT", "70000",
                        "PARLEY_RELAY_TLS_PORT", "tls",
                        "PARLEY_RELAY_PORTS", "60000-50000",
                        "PARLEY_RELAY_ADDRESS", "turn.example.com",
                        "PARLEY_RELAY_PRIVATE", "perhaps",
                        "PARLEY_TLS_CERT", empty.toString(),
                        "PARLEY_TLS_KEY", directory.resolve("none.pem").toString())))
                .isInstanceOf(ConfigException.class)
                .message()
                .contains("PARLEY_RELAY must be one of auto, on, off, not 'yes'")
                .contains("PARLEY_RELAY_PORT must be a whole number")
                .contains("PARLEY_RELAY_TLS_PORT must be a whole number")
                .contains("PARLEY_RELAY_PORTS must be like 49152-65535, not '60000-50000'")
                .contains("PARLEY_RELAY_ADDRESS must be an IP address")
                .contains("PARLEY_RELAY_PRIVATE must be true or false")
                .contains("PARLEY_TLS_CERT and PARLEY_TLS_KEY cannot be used: " + empty + " holds no certificate");
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of("PARLEY_TLS_CERT", empty.toString())))
                .hasMessageContaining("PARLEY_TLS_KEY is not set, but PARLEY_TLS_CERT is");
    }

    @Test
    void speaksHttpsOnlyWhereItIsToldWhichPort(@TempDir Path directory) {
        assertThat(Config.fromEnvironment(Map.of()).tls().port()).isNull();

        MadeCertificate made = MadeCertificate.forHost("chat.example.com");
        Map<String, String> files = made.settings(directory);
        assertThat(Config.fromEnvironment(files).tls().port()).isNull();
        assertThat(Config.fromEnvironment(with(files, "PARLEY_TLS_PORT", "8443"))
                        .tls()
                        .port())
                .isEqualTo(8443);
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of("PARLEY_TLS_PORT", "7070", "PORT", "7070")))
                .hasMessageContaining("PARLEY_TLS_PORT is set, but there is no certificate")
                .hasMessageContaining("PARLEY_TLS_PORT must be another port than PORT");
        assertThatThrownBy(() -> Config.fromEnvironment(
                        with(with(files, "PARLEY_TLS_PORT", "8443"), "PARLEY_PUBLIC_URL", "http://chat.example.com")))
                .hasMessageContaining("PARLEY_PUBLIC_URL must begin with https");
    }

    @Test
    void ordersACertificateForTheHostOfThePublicUrl() {
        Map<String, String> asked =
                Map.of("PARLEY_TLS_ACME", "you@example.com", "PARLEY_PUBLIC_URL", "https://Chat.example.com");
        TlsConfig tls = Config.fromEnvironment(asked).tls();

        assertThat(tls.port()).isEqualTo(443);
        assertThat(tls.acme())
                .isEqualTo(new AcmeSettings(
                        "you@example.com",
                        URI.create("https://acme-v02.api.letsencrypt.org/directory"),
                        "chat.example.com",
                        Path.of("data", "tls")));
        assertThat(Config.fromEnvironment(with(asked, "PARLEY_TLS_ACME_DIRECTORY", "https://ca.example/dir"))
                        .tls()
                        .acme()
                        .directory())
                .hasToString("https://ca.example/dir");
    }

    @Test
    void namesWhatIsWrongWithAnOrderForACertificate(@TempDir Path directory) {
        Map<String, String> asked =
                Map.of("PARLEY_TLS_ACME", "you@example.com", "PARLEY_PUBLIC_URL", "https://chat.example.com");
        assertThatThrownBy(() -> Config.fromEnvironment(
                        Map.of("PARLEY_TLS_ACME", "you", "PARLEY_TLS_ACME_DIRECTORY", "http://ca.example/dir")))
                .hasMessageContaining("PARLEY_TLS_ACME must be an e-mail address, such as you@example.com, not 'you'")
                .hasMessageContaining("PARLEY_PUBLIC_URL must be https with a host name");
        assertThatThrownBy(
                        () -> Config.fromEnvironment(with(asked, "PARLEY_TLS_ACME_DIRECTORY", "http://ca.example/dir")))
                .hasMessageContaining("PARLEY_TLS_ACME_DIRECTORY must be like https://");
        assertThatThrownBy(() -> Config.fromEnvironment(with(asked, "PARLEY_PUBLIC_URL", "https://192.0.2.1")))
                .hasMessageContaining("PARLEY_PUBLIC_URL must be https with a host name");
        assertThatThrownBy(() -> Config.fromEnvironment(with(asked, "DATABASE_URL", "postgres://u:p@db/parley")))
                .hasMessageContaining("PARLEY_DATA is not: the certificate has to outlive a restart");
        assertThatThrownBy(() -> Config.fromEnvironment(
                        with(asked, MadeCertificate.forHost("chat.example.com").settings(directory))))
                .hasMessageContaining("PARLEY_TLS_ACME and PARLEY_TLS_CERT are both set");
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of("PARLEY_TLS_ACME_DIRECTORY", "https://ca.example/dir")))
                .hasMessageContaining("PARLEY_TLS_ACME is not set, but PARLEY_TLS_ACME_DIRECTORY is");
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        return with(some, Map.of(name, value));
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    @Test
    void readsASecretFromAFile(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("token"), "once-only\n");

        Config config = Config.fromEnvironment(Map.of("PARLEY_SETUP_TOKEN_FILE", file.toString()));

        assertThat(config.setupToken()).isEqualTo("once-only");
    }

    @Test
    void refusesADynoWithoutADatabaseAndSaysWhy() {
        assertThatThrownBy(() -> Config.fromEnvironment(Map.of("DYNO", "web.1")))
                .hasMessageContaining("DATABASE_URL is not set")
                .hasMessageContaining("disk is lost at every restart");
    }

    @Test
    void keepsSecretsOutOfTheLog() {
        Config config = Config.fromEnvironment(
                Map.of("PARLEY_SETUP_TOKEN", "hush", "DATABASE_URL", "postgres://u:hush@db/parley"));

        assertThat(config.toString()).doesNotContain("hush");
    }

    @Test
    void takesARelayServiceOfEachKind() {
        RelayServiceSettings service = Config.fromEnvironment(Map.of(
                        "PARLEY_ICE_URL",
                                "https://rtc.live.cloudflare.com/v1/turn/keys/k/credentials/generate-ice-servers",
                        "PARLEY_ICE_KIND", "cloudflare",
                        "PARLEY_ICE_TOKEN", "hush"))
                .relayService();
        assertThat(service).isNotNull();
        assertThat(service.kind()).isEqualTo(RelayServiceKind.CLOUDFLARE);
        assertThat(service.token()).isEqualTo("hush");
        assertThat(service.toString()).doesNotContain("hush");
        assertThat(Config.fromEnvironment(
                                Map.of("PARLEY_ICE_URL", "http://turn.lan/servers", "PARLEY_ICE_KIND", "json"))
                        .relayService())
                .isNotNull();
        // As Heroku's button leaves what nobody filled in.
        assertThat(Config.fromEnvironment(Map.of("PARLEY_ICE_URL", "", "PARLEY_ICE_KIND", "", "PARLEY_ICE_TOKEN", ""))
                        .relayService())
                .isNull();
    }

    @Test
    void namesWhatIsWrongWithARelayServiceAndShowsNoSecret() {
        assertFault(Map.of("PARLEY_ICE_KIND", "json"), "PARLEY_ICE_URL is not set, but PARLEY_ICE_KIND is");
        assertFault(Map.of("PARLEY_ICE_TOKEN", "hush"), "PARLEY_ICE_URL is not set, but PARLEY_ICE_TOKEN is");
        assertFault(
                Map.of("PARLEY_ICE_URL", "https://a.example/?apiKey=hush"),
                "PARLEY_ICE_KIND is not set, but PARLEY_ICE_URL is: cloudflare, twilio, metered or json");
        assertFault(
                Map.of("PARLEY_ICE_URL", "https://a.example/", "PARLEY_ICE_KIND", "xirsys"),
                "PARLEY_ICE_KIND must be one of cloudflare, twilio, metered, json, not 'xirsys'");
        assertFault(
                Map.of("PARLEY_ICE_URL", "https://a.example/", "PARLEY_ICE_KIND", "twilio"),
                "PARLEY_ICE_TOKEN is not set, but PARLEY_ICE_KIND is twilio");
        assertFault(
                Map.of("PARLEY_ICE_URL", "https://u:hush@a.example/", "PARLEY_ICE_KIND", "json"),
                "PARLEY_ICE_URL must be like https://api.example.com/path");
        assertFault(
                Map.of("PARLEY_ICE_URL", "ftp://hush", "PARLEY_ICE_KIND", "json"),
                "PARLEY_ICE_URL must be like https://api.example.com/path");
        assertFault(
                Map.of(
                        "PARLEY_ICE_URL",
                        "https://a.example/",
                        "PARLEY_ICE_KIND",
                        "json",
                        "PARLEY_ICE_TOKEN",
                        "hush\nX: y"),
                "PARLEY_ICE_TOKEN must be one word of ASCII characters");
        assertFault(
                Map.of(
                        "PARLEY_ICE_URL", "https://a.example/",
                        "PARLEY_ICE_KIND", "json",
                        "PARLEY_TURN_URLS", "turn:a",
                        "PARLEY_TURN_SECRET", "hush"),
                "PARLEY_TURN_URLS and PARLEY_ICE_URL are both set");
    }

    private static void assertFault(Map<String, String> environment, String sentence) {
        assertThatThrownBy(() -> Config.fromEnvironment(environment))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(sentence)
                .message()
                .doesNotContain("hush");
    }
}
