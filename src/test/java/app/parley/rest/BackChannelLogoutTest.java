package app.parley.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.rest.Browser.Answer;
import app.parley.testing.Await;
import app.parley.testing.OpenIdServer;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Sign-outs that the provider tells of, and what strangers send in its name. */
class BackChannelLogoutTest {
    private static final int FORMS = 40;
    private static final int AT_ONCE = 8;

    private final ProviderFixture here = ProviderFixture.thatMakesAccounts();
    private final Logger log = (Logger) LoggerFactory.getLogger("app.parley.oidc.ProviderCalls");
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();

    @BeforeEach
    void aTeam() {
        here.server.admin();
        said.start();
        log.addAppender(said);
    }

    @AfterEach
    void stop() {
        log.detachAppender(said);
        here.close();
    }

    private Answer logsOut(String token) {
        return here.server
                .browser()
                .post(
                        "/oidc/back-channel-logout",
                        "logout_token=" + token,
                        "Content-Type",
                        "application/x-www-form-urlencoded");
    }

    @Test
    void whoSignsOutThereWhileTheyAreSignedInHereIsNot() {
        List<UnaryOperator<JWTClaimsSet.Builder>> names =
                List.of(token -> token.claim("sid", "sid-1"), token -> token.subject("dana-1"));
        for (UnaryOperator<JWTClaimsSet.Builder> named : names) {
            here.provider.lies(answer -> {
                logsOut(here.provider.logoutToken(named)).expect(200);
                return answer;
            });
            Browser dana = here.server.browser();

            assertThat(here.goes(dana).finish().expect(403).code()).isEqualTo("sign-in-refused");
            dana.get("/session").expect(401);
        }
        here.provider.lies(UnaryOperator.identity());
        here.server.clock.advance(Duration.ofSeconds(1));
        here.provider.is(Map.of("sub", "dana-1", "sid", "sid-2", "name", "Dana Dahl"));
        here.signsIn().get("/session").expect(200);
    }

    @Test
    void onlyAFewWaitForAProviderThatIsSlow() {
        CountDownLatch answers = new CountDownLatch(1);
        here.provider.describesItself(exchange -> {
            await(answers);
            OpenIdServer.send(exchange, 500, "{}");
        });
        String token = here.provider.logoutToken(claims -> claims.subject("dana-1"));
        ExecutorService threads = Executors.newFixedThreadPool(FORMS);
        try {
            List<CompletableFuture<Integer>> forms = IntStream.range(0, FORMS)
                    .mapToObj(i ->
                            CompletableFuture.supplyAsync(() -> logsOut(token).status(), threads))
                    .toList();
            Await.until("turned away", Duration.ofSeconds(20), () -> done(forms) >= FORMS - AT_ONCE);
            assertThat(done(forms)).isEqualTo(FORMS - AT_ONCE);
            answers.countDown();
            assertThat(forms).extracting(CompletableFuture::join).containsOnly(503);
        } finally {
            answers.countDown();
            threads.shutdownNow();
        }
    }

    private static long done(List<CompletableFuture<Integer>> forms) {
        return forms.stream().filter(CompletableFuture::isDone).count();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void junkIsALineOfTheLogEachMinuteAndNoMore() {
        for (int minute = 1; minute <= 2; minute++) {
            for (int i = 0; i < 20; i++) {
                logsOut("junk").expect(400);
            }
            assertThat(said.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .hasSize(minute)
                    .containsOnly("A logout token was not obeyed: it is no token");
            here.server.clock.advance(Duration.ofMinutes(1));
        }
    }
}
