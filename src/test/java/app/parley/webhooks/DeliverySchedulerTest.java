package app.parley.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.store.db.Database;
import app.parley.store.webhook.DeliveryStore;
import app.parley.store.webhook.WebhookStore;
import app.parley.testing.Await;
import app.parley.testing.FreshDatabase;
import app.parley.testing.Receiver;
import app.parley.testing.Receiver.Post;
import app.parley.testing.TestClock;
import app.parley.webhooks.Delivery.Attempt;
import app.parley.webhooks.Delivery.State;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliverySchedulerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TestClock clock = new TestClock();
    private final Database database = Database.open(FreshDatabase.H2.settings());
    private final DeliveryStore deliveries = new DeliveryStore(database);
    private final Receiver receiver = new Receiver();
    private Webhook webhook;
    private DeliveryScheduler rounds;

    @BeforeEach
    void start() {
        webhook = subscribe("wh_1", receiver);
        rounds = rounds(true);
    }

    @AfterEach
    void stop() {
        rounds.close();
        receiver.close();
        database.close();
    }

    private Webhook subscribe(String id, Receiver to) {
        Webhook made = new Webhook(
                id,
                URI.create(to.url()),
                Set.of(EventType.CALL_MISSED),
                Signature.newSecret(new SecureRandom()),
                clock.instant());
        new WebhookStore(database).insert(made);
        return made;
    }

    private DeliveryScheduler rounds(boolean privateAllowed) {
        DeliveryScheduler made =
                new DeliveryScheduler(deliveries, new WebhookSender(new TargetPolicy(privateAllowed), clock), clock);
        made.start();
        return made;
    }

    private void happen(String event) {
        happen(event, webhook);
    }

    private void happen(String event, Webhook to) {
        deliveries.add(to.id(), event, "call.missed", "{\"id\":\"" + event + "\"}", clock.instant());
    }

    private Delivery newest() {
        return deliveries.page(webhook.id(), null, 1).get(0);
    }

    private void awaitAttempts(int count) {
        Await.until("tried " + count + " times", PATIENCE, () -> newest().attempts() == count);
    }

    private static List<String> ids(Receiver at) {
        return at.posts().stream().map(Post::id).toList();
    }

    @Test
    void whatHappensIsSentSignedAndInOrder() {
        happen("evt_1");
        happen("evt_2");

        Post first = receiver.awaitPosts(2).get(0);
        assertThat(ids(receiver)).containsExactly("evt_1", "evt_2");
        assertThat(first.body()).isEqualTo("{\"id\":\"evt_1\"}");
        assertThat(first.type()).startsWith("application/json");
        assertThat(first.timestamp()).isEqualTo(clock.instant().getEpochSecond());
        assertThat(first.signature())
                .isEqualTo(Signature.of(webhook.secret(), "evt_1", first.timestamp(), first.body()));
        Await.until("noted", PATIENCE, () -> newest().state() == State.DELIVERED);
        assertThat(newest().lastStatus()).isEqualTo(204);
    }

    @Test
    void whatFailsIsTriedAgainAndHoldsBackWhatCameLater() {
        receiver.answer(500, 503);
        happen("evt_1");
        awaitAttempts(1);
        assertThat(newest().nextAttemptAt()).isEqualTo(clock.instant().plusSeconds(5));
        happen("evt_2");

        clock.advance(Duration.ofSeconds(5));
        receiver.awaitPosts(2);
        Await.until(
                "put off again",
                PATIENCE,
                () -> deliveries.page(webhook.id(), null, 2).get(1).attempts() == 2);
        clock.advance(Duration.ofSeconds(30));

        receiver.awaitPosts(4);
        assertThat(ids(receiver)).containsExactly("evt_1", "evt_1", "evt_1", "evt_2");
        assertThat(receiver.posts().stream().map(Post::body).distinct()).hasSize(2);
    }

    @Test
    void afterEightAttemptsItIsGivenUp() {
        receiver.answer(500, 500, 500, 500, 500, 500, 500, 500);
        happen("evt_1");
        for (int attempt = 1; attempt < 8; attempt++) {
            awaitAttempts(attempt);
            clock.advance(Duration.between(clock.instant(), newest().nextAttemptAt()));
        }
        awaitAttempts(8);

        assertThat(newest().state()).isEqualTo(State.FAILED);
        assertThat(newest().nextAttemptAt()).isNull();
    }

    @Test
    void eachAttemptIsKeptWithItsTimeOutcomeAndDuration() {
        receiver.answer(500, 503);
        happen("evt_1");
        awaitAttempts(1);
        Instant first = clock.instant();
        clock.advance(Duration.ofSeconds(5));
        awaitAttempts(2);
        Instant second = clock.instant();
        clock.advance(Duration.ofSeconds(30));
        awaitAttempts(3);

        List<Attempt> history = newest().history();
        assertThat(history).extracting(Attempt::status).containsExactly(500, 503, 204);
        assertThat(history).extracting(Attempt::at).containsExactly(first, second, clock.instant());
        assertThat(history).extracting(Attempt::error).containsOnlyNulls();
        assertThat(history).allMatch(attempt -> attempt.milliseconds() >= 0 && attempt.milliseconds() < 15_000);
    }

    @Test
    void anAttemptThatGotNoAnswerSaysWhyAndGoesWithItsDelivery() {
        receiver.close();
        happen("evt_1");
        awaitAttempts(1);

        Attempt failed = newest().history().get(0);
        assertThat(failed.status()).isNull();
        assertThat(failed.error()).isEqualTo(newest().lastError()).contains("Connect");
        new WebhookStore(database).delete(webhook.id());
        assertThat(deliveries.page(webhook.id(), null, 1)).isEmpty();
    }

    @Test
    void aRedirectIsAFailureAndIsNotFollowed() {
        try (Receiver elsewhere = new Receiver()) {
            receiver.moveTo(elsewhere.url());
            receiver.answer(302);
            happen("evt_1");
            awaitAttempts(1);

            assertThat(newest().lastStatus()).isEqualTo(302);
            assertThat(newest().state()).isEqualTo(State.PENDING);
            assertThat(elsewhere.posts()).isEmpty();
        }
    }

    @Test
    void whatALostServerLeftIsSentByTheNextOne() {
        receiver.answer(500);
        happen("evt_1");
        awaitAttempts(1);
        rounds.close();
        clock.advance(Duration.ofSeconds(5));

        rounds = rounds(true);

        assertThat(receiver.awaitPosts(2)).extracting(Post::id).containsExactly("evt_1", "evt_1");
    }

    @Test
    void oneSubscribersTroubleIsNobodyElses() {
        try (Receiver other = new Receiver()) {
            Webhook second = subscribe("wh_2", other);
            receiver.answer(500);
            happen("evt_1");
            awaitAttempts(1);
            happen("evt_2", second);

            other.awaitPosts(1);
            assertThat(ids(other)).containsExactly("evt_2");
        }
    }

    @Test
    void whatTurnsOutToBePrivateIsNotConnectedTo() {
        rounds.close();
        rounds = rounds(false);
        happen("evt_1");
        awaitAttempts(1);

        assertThat(newest().lastStatus()).isNull();
        assertThat(newest().lastError()).contains("private");
        assertThat(receiver.posts()).isEmpty();
    }
}
