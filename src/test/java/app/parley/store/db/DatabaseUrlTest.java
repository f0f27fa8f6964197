package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DatabaseUrlTest {
    @Test
    void readsWhatHerokuGives() {
        assertThat(DatabaseUrl.parse("postgres://u4:p%40ss+%2Fw%3A@ec2-1-2-3-4.compute.amazonaws.com:5433/d7"))
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://ec2-1-2-3-4.compute.amazonaws.com:5433/d7?sslmode=require",
                        "u4",
                        "p@ss+/w:"));
    }

    @Test
    void keepsTheParametersGiven() {
        assertThat(DatabaseUrl.parse("postgresql://db.example/d?sslmode=disable&connectTimeout=7")
                        .jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:5432/d?sslmode=disable&connectTimeout=7");
        assertThat(DatabaseUrl.parse("postgres://db.example/d?options=x").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db.example:5432/d?options=x&sslmode=require");
    }

    @Test
    void asksForNoCertificateOnThisMachine() {
        assertThat(DatabaseUrl.parse("postgres://me@localhost/d").jdbcUrl())
                .isEqualTo("jdbc:postgresql://localhost:5432/d?sslmode=prefer");
    }

    @Test
    void takesNamesOfContainers() {
        assertThat(DatabaseUrl.parse("postgres://parley:p%40ss@parley_db:5433/parley"))
                .isEqualTo(new DatabaseSettings(
                        "jdbc:postgresql://parley_db:5433/parley?sslmode=require", "parley", "p@ss"));
        assertThat(DatabaseUrl.parse("postgres://parley_db/parley")).hasToString("PostgreSQL at parley_db:5432/parley");
        assertThat(DatabaseUrl.parseJdbc("jdbc:postgresql://parley_db/parley"))
                .hasToString("PostgreSQL at parley_db/parley");
    }

    @Test
    void leavesJdbcUrlsAsTheyAre() {
        String url = "jdbc:postgresql://h:5432/d?user=u&password=p&sslmode=require";

        assertThat(DatabaseUrl.parseJdbc(url)).isEqualTo(new DatabaseSettings(url, null, null));
    }

    @Test
    void takesSeveralHostsAndRefusesPortsAndPasswordsWhereTheDriverKnowsNone() {
        for (String url : List.of("//[::1]:5432/d", "//a,b:5433/d", "///d", "//db_1:5432/d?sslmode=require")) {
            assertThat(DatabaseUrl.parseJdbc("jdbc:postgresql:" + url).jdbcUrl())
                    .endsWith(url);
        }
        for (String url : List.of("//h:port/d", "//u:secret@h/d", "//h:5432:5433/d")) {
            assertThatThrownBy(() -> DatabaseUrl.parseJdbc("jdbc:postgresql:" + url))
                    .hasMessageContaining("jdbc:postgresql://host:port/database")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void refusesOtherUrlsWithoutShowingThePassword() {
        assertThatThrownBy(() -> DatabaseUrl.parse("mysql://u:secret@h/d")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://u:sec ret@h/d")).hasMessageNotContaining("ret@");
        assertThatThrownBy(() -> DatabaseUrl.parse("postgres://h")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DatabaseUrl.parseJdbc("jdbc:mysql://u:secret@h/d"))
                .hasMessageNotContaining("secret");
    }

    @Test
    void showsNoPasswordAsText() {
        assertThat(DatabaseUrl.parse("postgres://u:secret@h/d")).hasToString("PostgreSQL at h:5432/d");
        assertThat(DatabaseUrl.parseJdbc("jdbc:postgresql://h/d?password=secret"))
                .hasToString("PostgreSQL at h/d");
        assertThat(new DatabaseSettings("jdbc:postgresql://u:secret@h/d", null, null))
                .hasToString("PostgreSQL at h/d");
        assertThat(DatabaseUrl.parseJdbc("jdbc:h2:tcp://h/~/d;PASSWORD=secret"))
                .hasToString("the H2 database tcp://h/~/d");
        assertThat(DatabaseSettings.embedded(Path.of("/srv/parley")))
                .hasToString("the data file /srv/parley/parley.mv.db");
    }

    @Test
    void tellsWhetherOtherProcessesMayComeToIt() {
        assertThat(DatabaseSettings.embedded(Path.of("/srv/parley")).mayBeShared())
                .isFalse();
        assertThat(DatabaseUrl.parseJdbc("jdbc:h2:mem:x").mayBeShared()).isFalse();
        assertThat(DatabaseUrl.parseJdbc("jdbc:h2:file:/srv/x;AUTO_SERVER=true").mayBeShared())
                .isTrue();
        assertThat(DatabaseUrl.parse("postgres://h/d").mayBeShared()).isTrue();
    }
}
