package app.parley.checks;

import static app.parley.checks.CheckState.ERROR;
import static app.parley.checks.CheckState.OK;
import static app.parley.checks.CheckState.RUNNING;
import static app.parley.checks.CheckState.SKIPPED;
import static app.parley.checks.CheckState.WARNING;

import app.parley.kernel.WireNames;
import org.jspecify.annotations.Nullable;

/**
 * All that a check can find, with its sentence and what to do. The page has the same in each language, by the code; {@code {name}} stands for a
 * value of {@link Finding#detail}.
 */
public enum CheckOutcome {
    NOT_YET(SKIPPED, "This was not checked yet.", null),
    BEING_CHECKED(RUNNING, "This is being checked.", null),
    NEEDS_SERVER(SKIPPED, "This needs a running server, and none runs here.", "Start it, and check again."),
    FAILED(ERROR, "The check itself failed.", "Read the server's log."),

    NO_PUBLIC_URL(
            SKIPPED,
            "PARLEY_PUBLIC_URL is not set, so there is no address to check.",
            "Set it to the address that people open, such as https://chat.example.com."),
    NO_SUCH_HOST(ERROR, "The name {host} leads nowhere.", "Make a DNS entry for it, or correct the setting."),
    NOBODY_LISTENS(
            ERROR,
            "Nobody listens at {target}.",
            "Start what should listen there, forward the port to it, or correct the setting."),
    NO_ANSWER(
            ERROR,
            "{target} did not answer in time.",
            "Open the port in the firewall and forward it to this machine. A router that does not lead its own public address"
                    + " back inside fails this check, though people outside get through."),
    BROKEN_OFF(ERROR, "{target} broke the connection off.", "Read the log of what listens there."),
    CERTIFICATE(
            ERROR,
            "Browsers do not trust the certificate at {target}.",
            "Install one for {host} that has not run out, with its whole chain."),

    STORAGE_FILE(OK, "Everything is kept in the file {file}.", null),
    STORAGE_POSTGRESQL(OK, "Everything is kept in PostgreSQL.", null),
    STORAGE_ELSEWHERE(OK, "Everything is kept where JDBC_DATABASE_URL says.", null),
    STORAGE_MEMORY(
            ERROR,
            "The database is in memory: everything is lost when the server ends.",
            "Unset JDBC_DATABASE_URL, or let DATABASE_URL name a PostgreSQL database."),
    STORAGE_READ_ONLY(
            ERROR,
            "The data file {file} cannot be written to: calls go on, but nothing more is stored.",
            "See why its disk or the file is read-only, and make it writable; the server goes on by itself then."),
    STORAGE_TEMPORARY(
            WARNING,
            "The data file {file} is in a temporary place: it may be gone after a restart of the machine.",
            "Set PARLEY_DATA to a directory that stays, or let DATABASE_URL name a PostgreSQL database."),
    STORAGE_CONTAINER(
            WARNING,
            "The data file {file} is in the container itself: it goes with the container.",
            "Mount a volume there, or let DATABASE_URL name a PostgreSQL database."),

    THIS_SERVER(OK, "{target} leads to this server.", null),
    ANOTHER_SERVER(
            ERROR,
            "{target} is answered by something else than this server (status {status}).",
            "Correct PARLEY_PUBLIC_URL, or what the proxy leads to."),
    REDIRECTED(
            ERROR,
            "{target} sends browsers to another address.",
            "Set PARLEY_PUBLIC_URL to the address where they end up."),

    HTTPS(OK, "Browsers trust {target}; its certificate is good until {until}.", null),
    THIS_MACHINE_ONLY(OK, "{host} is this machine itself, where browsers need no https.", null),
    CERTIFICATE_ENDS(
            WARNING,
            "The certificate at {target} runs out at {until}.",
            "Renew it; see why that did not happen by itself."),
    PLAIN_HTTP(
            ERROR,
            "{target} is http: browsers give it neither camera nor microphone.",
            "Put a proxy with a certificate in front, and set PARLEY_PUBLIC_URL to the https address."),

    NO_OWN_CERTIFICATE(SKIPPED, "This server has no certificate of its own: https is left to a proxy in front.", null),
    OWN_CERTIFICATE(OK, "This server's own certificate, for {names}, is good until {until}.", null),
    OWN_CERTIFICATE_ENDS(
            WARNING,
            "This server's own certificate, for {names}, runs out at {until}.",
            "Put another into the files of PARLEY_TLS_CERT and PARLEY_TLS_KEY: they are read without a restart."),
    OWN_CERTIFICATE_ENDED(
            ERROR,
            "This server's own certificate, for {names}, ran out at {until}.",
            "Put another into the files of PARLEY_TLS_CERT and PARLEY_TLS_KEY: they are read without a restart."),
    OWN_CERTIFICATE_DAMAGED(
            WARNING,
            "The certificate in the files cannot be used ({reason}), so the one before stays; it is good until {until}.",
            "Write both files again: they are read without a restart."),
    CERTIFICATE_AWAITED(SKIPPED, "The first certificate for {host} is on its way from {authority}.", null),
    CERTIFICATE_REFUSED(
            ERROR,
            "There is no certificate for {host} from {authority}. {reason}. The next try is at {next}.",
            "Let {host} lead to this machine, and its port 80 to the port PORT of this server."),
    CERTIFICATE_NOT_RENEWED(
            WARNING,
            "The certificate for {host} was not renewed by {authority}. {reason}. The one before is good until {until}; the next try"
                    + " is at {next}.",
            "Let {host} lead to this machine, and its port 80 to the port PORT of this server."),

    SOCKET_OPEN(OK, "A WebSocket to {target} opens and answers.", null),
    NO_UPGRADE(
            ERROR,
            "{target} refuses WebSockets (status {status}).",
            "Let the proxy pass the headers Upgrade, Connection and Host on as they are."),

    RELAYED(OK, "A packet went each way through {target}.", null),
    RELAY_ELSEWHERE(SKIPPED, "Other servers are handed out instead of the own relay.", null),
    RELAY_OFF(SKIPPED, "The relay is off (PARLEY_RELAY=off).", null),
    RELAY_NO_UDP(SKIPPED, "This platform lets no UDP in, so the relay is off.", null),
    RELAY_NOT_STARTED(
            WARNING,
            "The relay could not start: {reason}.",
            "Free the port or set PARLEY_RELAY_PORT to another one, then restart the server."),
    RELAY_NO_CERTIFICATE(
            SKIPPED,
            "Without a certificate the relay speaks no TLS, which is all that some networks let out.",
            "Set PARLEY_TLS_CERT and PARLEY_TLS_KEY to the files of the certificate for the public address."),
    RELAY_REFUSED(
            ERROR,
            "{target} refused to relay (error {error}).",
            "See that the port leads to this server's own relay and not to another one."),
    RELAY_FULL(
            WARNING,
            "{target} has no room for another allocation now (error {error}).",
            "Raise PARLEY_LIMIT_RELAY_ALLOCATIONS_PER_ADDRESS or _PER_USER if this goes on."),
    RELAY_LOST(ERROR, "{target} gives allocations, but packets do not arrive.", "Read the server's log."),

    OWN_RELAY(SKIPPED, "The own relay is handed out, and no other server.", null),
    NO_RELAY(
            WARNING,
            "There is no relay: people in different networks may not hear or see each other.",
            "Let PARLEY_RELAY be auto, or name a relay service with PARLEY_ICE_URL or TURN servers with PARLEY_TURN_URLS."),
    TURN_WORKS(OK, "The credential is accepted by {count} TURN servers, and inner networks are closed.", null),
    TURN_CREDENTIAL(
            ERROR,
            "{target} does not accept the credential (error {error}).",
            "Give both the same secret: PARLEY_TURN_SECRET here, static-auth-secret in coturn. See that both clocks are right."),
    TURN_REFUSED(ERROR, "{target} makes no allocation (error {error}).", "Read that server's log."),
    TURN_OPEN(
            WARNING,
            "{target} also relays into inner networks ({peers}): strangers may reach what is meant to be private.",
            "Deny these peers: take the list of denied-peer-ip lines in src/deploy/coturn.conf."),
    TURN_PARTLY(
            WARNING,
            "Not all TURN servers work: {target}.",
            "See that it runs and that its port is open, or take it out of the setting."),
    SERVICE_AWAY(
            ERROR,
            "The relay service gives no servers: {reason}.",
            "Look at PARLEY_ICE_URL, PARLEY_ICE_KIND and PARLEY_ICE_TOKEN, and at the service's own status page."),

    CLOCK_RIGHT(OK, "The clock is right.", null),
    NO_DATE(SKIPPED, "{target} tells no time.", null),
    NOT_REACHED(SKIPPED, "{target} could not be reached.", null),
    CLOCK_DIFFERS(
            WARNING,
            "The clock is {seconds} s away from that of {target}.",
            "Let the machine take its time from the network (NTP)."),
    CLOCK_WRONG(
            ERROR,
            "The clock is {seconds} s away from that of {target}: credentials for relays fail.",
            "Let the machine take its time from the network (NTP)."),

    DISK_ENOUGH(OK, "{free} are free.", null),
    DISK_LITTLE(WARNING, "Only {free} are free.", "Make room, or move PARLEY_DATA to a larger disk."),
    DISK_FULL(
            ERROR,
            "Only {free} are free: soon nothing can be stored.",
            "Make room now, or move PARLEY_DATA to a larger disk."),
    DISK_ELSEWHERE(SKIPPED, "The data are on another machine.", null),

    BACKUP_DONE(OK, "The newest backup is of {when}.", null),
    BACKUP_OFF(
            SKIPPED,
            "This server writes no backups.",
            "Set PARLEY_BACKUP_DIR to a directory on another disk, unless whoever runs the database keeps backups of it."),
    BACKUP_NONE(
            WARNING,
            "There is no backup in {directory} yet.",
            "The server writes the first one after its start: see that it runs, and read its log."),
    BACKUP_OVERDUE(
            ERROR,
            "The newest backup is of {when}, more than a day ago.",
            "See that the server runs, and read its log."),
    BACKUP_FAILED(
            ERROR,
            "The daily backup failed: {reason}.",
            "Let the server write to {directory}, and see that there is room; it tries again every five minutes.");

    private final CheckState state;
    private final String text;
    private final @Nullable String advice;

    CheckOutcome(CheckState state, String text, @Nullable String advice) {
        this.state = state;
        this.text = text;
        this.advice = advice;
    }

    /** Stable; the page finds its words by it. */
    public String code() {
        return WireNames.of(this);
    }

    public CheckState state() {
        return state;
    }

    /** In English, with {@code {name}} for values. */
    public String text() {
        return text;
    }

    /** What to do, in English; null where nothing is. */
    public @Nullable String advice() {
        return advice;
    }
}
