package app.parley.tls.acme;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Properties;

/**
 * What became of the orders so far, kept so that a server that starts again and again does not order each time: authorities
 * give few certificates for one host in a week, and count failed tries too.
 *
 * @param host that was ordered for
 * @param directory of whom
 * @param failures since the last success
 * @param lastAt when the last order came to its end
 * @param notBefore when the next is allowed by the authority, or by the one that succeeded
 * @param reason of the last failure; empty for none
 */
record OrderHistory(String host, String directory, int failures, Instant lastAt, Instant notBefore, String reason) {
    /** Let's Encrypt allows five failures of a host in an hour. */
    private static final List<Duration> PAUSES = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    /** Who starts the server anew has perhaps changed something. */
    private static final Duration AFTER_A_START = Duration.ofMinutes(15);

    /** It allows five certificates for the same host in a week. */
    private static final Duration BETWEEN_CERTIFICATES = Duration.ofDays(2);

    /** A clock that is set right by less than this makes no difference to any wait. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(1);

    static OrderHistory none(AcmeSettings settings) {
        return new OrderHistory(settings.host(), settings.directory().toString(), 0, Instant.EPOCH, Instant.EPOCH, "");
    }

    /** Returns whether it is about that host and authority. */
    boolean isOf(AcmeSettings settings) {
        return host.equals(settings.host())
                && directory.equals(settings.directory().toString());
    }

    /** Returns whether the last order brought a certificate. */
    boolean hasSucceeded() {
        return failures == 0 && lastAt.isAfter(Instant.EPOCH);
    }

    OrderHistory succeeded(Instant now, Duration life) {
        Duration third = life.dividedBy(3);
        Duration pause = third.compareTo(BETWEEN_CERTIFICATES) < 0 ? third : BETWEEN_CERTIFICATES;
        return new OrderHistory(host, directory, 0, now, now.plus(pause), "");
    }

    OrderHistory failed(Instant now, Instant allowedFrom, String why) {
        return new OrderHistory(host, directory, failures + 1, now, allowedFrom, why);
    }

    /**
     * Counts waits from now where the clock was ahead when the last order ended, or they would last until it is there
     * again. What the authority gave as a date stays.
     */
    OrderHistory on(Instant now) {
        if (!lastAt.isAfter(now.plus(CLOCKS_DIFFER))) {
            return this;
        }
        boolean isDate = notBefore.isBefore(lastAt);
        Instant moved = isDate ? notBefore : now.plus(Duration.between(lastAt, notBefore));
        return new OrderHistory(host, directory, failures, now, moved, reason);
    }

    /** @param hereToo whether the last order was this process's own */
    Instant next(boolean hereToo) {
        if (failures == 0) {
            return notBefore;
        }
        Duration pause = PAUSES.get(Math.min(failures, PAUSES.size()) - 1);
        boolean shorter = !hereToo && pause.compareTo(AFTER_A_START) > 0;
        Instant next = lastAt.plus(shorter ? AFTER_A_START : pause);
        return next.isAfter(notBefore) ? next : notBefore;
    }

    String text() {
        Properties values = new Properties();
        values.setProperty("host", host);
        values.setProperty("directory", directory);
        values.setProperty("failures", Integer.toString(failures));
        values.setProperty("lastAt", lastAt.toString());
        values.setProperty("notBefore", notBefore.toString());
        values.setProperty("reason", reason);
        StringWriter text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** @throws IOException for what is no such text */
    static OrderHistory parse(String text) throws IOException {
        Properties values = new Properties();
        try {
            values.load(new StringReader(text));
            return new OrderHistory(
                    values.getProperty("host", ""),
                    values.getProperty("directory", ""),
                    Integer.parseInt(values.getProperty("failures", "")),
                    Instant.parse(values.getProperty("lastAt", "")),
                    Instant.parse(values.getProperty("notBefore", "")),
                    values.getProperty("reason", ""));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new IOException("it was changed", e);
        }
    }
}
