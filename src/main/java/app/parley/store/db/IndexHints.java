package app.parley.store.db;

import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.ResultSetException;

/** Tells H2 which index to use. PostgreSQL has row statistics and chooses the index by itself. */
public final class IndexHints {
    private final boolean heeded;

    private IndexHints(boolean heeded) {
        this.heeded = heeded;
    }

    public static IndexHints on(Handle handle) {
        try {
            return new IndexHints(handle.getConnection()
                    .getMetaData()
                    .getDatabaseProductName()
                    .equals("H2"));
        } catch (SQLException e) {
            throw new ResultSetException("cannot tell which database it is", e, null);
        }
    }

    public boolean areHeeded() {
        return heeded;
    }

    /** Returns the hint, which belongs behind a table's alias. */
    public String use(String index) {
        return heeded ? " USE INDEX (" + index + ")" : "";
    }
}
