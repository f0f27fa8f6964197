package app.parley;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.FreshDatabase;
import app.parley.testing.Receiver;
import app.parley.testing.RestClient;
import app.parley.testing.ServerProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything is reached by names as Docker makes them, which no standard of URLs allows. */
class ContainerNamesTest {
    @TempDir
    private Path data;

    @Test
    void aServerWorksBetweenContainersWhoseNamesHaveUnderscores() throws IOException {
        Path hosts = Files.writeString(
                data.resolve("hosts"), "127.0.0.1 localhost\n127.0.0.1 parley_db\n127.0.0.1 n8n_1\n127.0.0.1 my_box\n");
        int port = ServerProcess.freePort();
        String address = "http://my_box:" + port;
        Map<String, String> environment = Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Djdk.net.hosts.file=" + hosts,
                "DATABASE_URL",
                FreshDatabase.POSTGRESQL.platformUrl().replace("localhost", "parley_db"),
                "PARLEY_PUBLIC_URL",
                address,
                "PARLEY_WEBHOOK_PRIVATE",
                "true");
        try (ServerProcess server =
                        ServerProcess.launch(data, port, environment).awaitReady();
                Receiver receiver = new Receiver()) {
            RestClient client = new RestClient(server.origin());
            client.actAs(address);
            assertThat(server.setupLink()).startsWith(address + "/setup");
            client.setUp(server.setupLink(), "ada", "Ada");

            String target = "http://n8n_1:" + URI.create(receiver.url()).getPort() + "/hook?team=a%20b";
            HttpResponse<String> made =
                    client.post("ada", "/api/v1/webhooks", "{\"url\":\"" + target + "\",\"types\":[\"user.created\"]}");
            JsonNode webhook = RestClient.json(made);
            assertThat(webhook.get("url").asText()).as(made.body()).isEqualTo(target);
            client.join("ada", "bob", "Bob");

            assertThat(receiver.awaitPosts(1).get(0).body()).contains("bob");
            assertThat(receiver.posts().get(0).headers().firstValue("Host"))
                    .hasValue("n8n_1:" + URI.create(receiver.url()).getPort());
        }
    }
}
