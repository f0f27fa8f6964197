package app.parley.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.webhooks.DeliveryRepository.Outcome;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {
    @Test
    void anAttemptThatCannotEvenBeginIsOneThatFailedSoThatTheWebhookIsTriedAgain() {
        WebhookSender sender = new WebhookSender(new TargetPolicy(true), InstantSource.system());
        sender.close();
        Webhook webhook = new Webhook(
                "w_1",
                URI.create("http://localhost:9/"),
                Set.of(),
                Signature.newSecret(new SecureRandom()),
                Instant.EPOCH);

        Outcome outcome = sender.post(webhook, "e_1", "{}").join();

        assertThat(outcome.isDelivered()).isFalse();
        assertThat(outcome.error()).contains("the server ends");
    }
}
