package app.parley.store.lease;

import app.parley.cluster.Lease;
import app.parley.cluster.Ownership;
import app.parley.store.db.DatabaseAway;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.db.OwnConnection;
import app.parley.store.db.SqlFailures;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A lease as a row of PostgreSQL, by the database's clock and on a connection of its own. An owner that died is
 * followed as soon as its connection is gone and a renewal is overdue; one that only stands still, when its term is over.
 * The only lease there is, {@code hub}, is for the hub and all that goes with it.
 */
public final class LeaseRow implements Lease {
    private static final String TERM = "now() + interval '" + Ownership.TERM.toMillis() + " milliseconds'";
    /** What is left of a term when its renewal is overdue. */
    private static final String OVERDUE = "interval '"
            + Ownership.TERM.minus(Ownership.RENEWAL).minusMillis(500).toMillis() + " milliseconds'";

    /**
     * A statement that waits on after its client has given up might still come to claim, and a process that stands still
     * between a statement and its commit would keep the row.
     */
    private static final String IMPATIENT = """
            SELECT set_config('lock_timeout', '1000', true), set_config('statement_timeout', '2000', true),
                   set_config('idle_in_transaction_session_timeout', '2000', true)
            """;

    private static final String BACKEND = "pg_backend_pid()::text";
    private static final String CLAIM = """
            UPDATE leases SET epoch = epoch + 1, owner = ?, backend = %s, until = %s, wanted = NULL
            WHERE name = 'hub' AND (until < now() OR until < now() + %s
                AND NOT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid::text = leases.backend))
            RETURNING epoch
            """.formatted(BACKEND, TERM, OVERDUE);
    private static final String FIRST = """
            INSERT INTO leases (name, epoch, owner, backend, until) VALUES ('hub', 1, ?, %s, %s)
            ON CONFLICT DO NOTHING RETURNING epoch
            """.formatted(BACKEND, TERM);
    private static final String RENEW = """
            UPDATE leases SET backend = %s, until = %s WHERE name = 'hub' AND owner = ? AND epoch = ?
            RETURNING CASE WHEN wanted IS NULL THEN 0 ELSE 1 END
            """.formatted(BACKEND, TERM);
    private static final String LOOK = "SELECT epoch FROM leases WHERE name = 'hub' AND owner = ?";
    private static final String WANT = "UPDATE leases SET wanted = ? WHERE name = 'hub' RETURNING epoch";
    private static final String RELEASE = """
            UPDATE leases SET until = now() - interval '1 second' WHERE name = 'hub' AND owner = ? AND epoch = ?
            RETURNING epoch
            """;

    private final DatabaseSettings settings;
    private final String owner;
    private @Nullable Connection connection;

    /** @param owner another one for each process */
    public LeaseRow(DatabaseSettings settings, String owner) {
        this.settings = settings;
        this.owner = owner;
    }

    /** Whether the tables have one: those of an older version do not. */
    public static boolean isIn(DatabaseSettings settings) {
        try (Connection connection = OwnConnection.open(settings);
                PreparedStatement statement = connection.prepareStatement("SELECT to_regclass('leases') IS NOT NULL");
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw SqlFailures.of(e);
        }
    }

    @Override
    public OptionalLong claim() {
        OptionalLong next = ask(CLAIM, null);
        return next.isPresent() ? next : ask(FIRST, null);
    }

    @Override
    public void look() {
        OptionalLong unused = ask(LOOK, null);
    }

    @Override
    public void want() {
        OptionalLong unused = ask(WANT, null);
    }

    @Override
    public Renewal renew(long epoch) {
        OptionalLong wanted = ask(RENEW, epoch);
        if (wanted.isEmpty()) {
            return Renewal.LOST;
        }
        return wanted.getAsLong() == 0 ? Renewal.HELD : Renewal.WANTED;
    }

    @Override
    public void release(long epoch) {
        OptionalLong unused = ask(RELEASE, epoch);
    }

    /** @return the number that the statement returns; empty where it found no row */
    private synchronized OptionalLong ask(String sql, @Nullable Long epoch) {
        try {
            Connection open = open();
            beImpatient(open);
            try (PreparedStatement statement = open.prepareStatement(sql)) {
                statement.setString(1, owner);
                if (epoch != null) {
                    statement.setLong(2, epoch);
                }
                OptionalLong found;
                try (ResultSet row = statement.executeQuery()) {
                    found = row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
                }
                open.commit();
                return found;
            }
        } catch (SQLException e) {
            close();
            RuntimeException failure = SqlFailures.of(e);
            throw failure instanceof DatabaseAway ? new Unreachable(SqlFailures.reason(failure), e) : failure;
        }
    }

    /** For this transaction. */
    static void beImpatient(Connection connection) throws SQLException {
        try (PreparedStatement patience = connection.prepareStatement(IMPATIENT)) {
            patience.execute();
        }
    }

    private Connection open() throws SQLException {
        if (connection == null) {
            connection = OwnConnection.open(settings);
            connection.setAutoCommit(false);
        }
        return connection;
    }

    /** It is opened anew when it is needed again. */
    @Override
    public synchronized void close() {
        Connection open = connection;
        connection = null;
        try {
            if (open != null) {
                open.close();
            }
        } catch (SQLException e) {
            // It was broken, which is why it is closed.
        }
    }
}
