package app.parley.store.db;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.OnEveryDatabase;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class ServerSecretsTest {
    private final ServerSecrets secrets;

    ServerSecretsTest(Database database) {
        secrets = new ServerSecrets(database);
    }

    @Test
    void aSecretIsMadeOnceAndEachNameHasItsOwn() {
        byte[] tickets = secrets.secret("tickets");

        assertThat(tickets).hasSize(32).isEqualTo(secrets.secret("tickets"));
        assertThat(secrets.secret("other")).isNotEqualTo(tickets);
    }
}
