package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class SqlFailuresTest {
    @Test
    void whatTheSystemSaysOfTheDiskIsSaidAndNoPathIs() {
        IOException full = new IOException("No space left on device");
        assertThat(SqlFailures.reason(
                        new IllegalStateException(new SQLException("INSERT 'hush'", "HY000", 50000, full))))
                .isEqualTo("its disk says: No space left on device");
        IOException gone = new FileNotFoundException("/home/alice/parley.mv.db");
        assertThat(SqlFailures.reason(
                        new IllegalStateException(new SQLException("INSERT 'hush'", "HY000", 50000, gone))))
                .isEqualTo("SQL state HY000, code 50000");
    }
}
