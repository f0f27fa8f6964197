package app.parley.store.db;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;

/**
 * Opens an embedded database for writing or not at all. H2 opens a file that is read-only at that moment for reading, and
 * stays so when it can be written to again.
 */
final class EmbeddedSource implements DataSource {
    private static final String READ_ONLY = "25006";

    private final JdbcDataSource source = new JdbcDataSource();
    private final Path file;

    EmbeddedSource(DatabaseSettings settings, Path file) {
        this.file = file;
        source.setURL(settings.driverUrl());
        if (settings.user() != null) {
            source.setUser(settings.user());
        }
        if (settings.password() != null) {
            source.setPassword(settings.password());
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        refuseReadOnly();
        return source.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        refuseReadOnly();
        return source.getConnection(user, password);
    }

    private void refuseReadOnly() throws SQLException {
        if (Files.exists(file) && !Files.isWritable(file)) {
            throw new SQLNonTransientConnectionException(
                    "The data file is read-only", READ_ONLY, new IOException("The data file cannot be written to"));
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public @Nullable Logger getParentLogger() {
        return source.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
