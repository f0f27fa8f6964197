package app.parley.checks;

import app.parley.relay.client.RelayClient;
import app.parley.relay.client.RelayRefusal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Whether TURN servers elsewhere take the credentials that browsers get for them, and open nobody's inner network. */
public final class TurnCheck implements Check {
    private static final int MOST_SERVERS = 8;
    private static final int UNAUTHENTICATED = 401;

    private final boolean ownRelay;
    private final ExternalTurn turn;
    private final Supplier<SSLSocketFactory> tls;

    /** @param ownRelay whether the own relay is what browsers get */
    public TurnCheck(boolean ownRelay, ExternalTurn turn, Supplier<SSLSocketFactory> tls) {
        this.ownRelay = ownRelay;
        this.turn = turn;
        this.tls = tls;
    }

    @Override
    public CheckId id() {
        return CheckId.TURN;
    }

    /** @param problem null where there is none */
    private record Answer(TurnServer server, @Nullable Finding problem) {
        boolean is(CheckOutcome outcome) {
            return problem != null && problem.outcome() == outcome;
        }
    }

    @Override
    public Finding run(Attempt attempt) throws IOException {
        if (ownRelay) {
            return Finding.of(CheckOutcome.OWN_RELAY);
        }
        List<TurnServer> servers =
                turn.servers().stream().distinct().limit(MOST_SERVERS).toList();
        String failure = turn.serviceFailure();
        if (servers.isEmpty()) {
            return failure == null
                    ? Finding.of(CheckOutcome.NO_RELAY)
                    : Finding.of(CheckOutcome.SERVICE_AWAY, "reason", failure);
        }
        attempt.speakTo(names(servers), servers.get(0).host());
        return summary(askAll(attempt, servers));
    }

    private List<Answer> askAll(Attempt attempt, List<TurnServer> servers) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(servers.size(), work -> {
            Thread daemon = new Thread(work, "checks-turn");
            daemon.setDaemon(true);
            return daemon;
        });
        try {
            List<CompletableFuture<Answer>> answers = new ArrayList<>();
            for (TurnServer server : servers) {
                Attempt part = attempt.part();
                answers.add(CompletableFuture.supplyAsync(() -> ask(part, server), threads));
            }
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private Answer ask(Attempt attempt, TurnServer server) {
        try (attempt) {
            List<String> open = openPeers(attempt, server);
            Finding problem = open.isEmpty()
                    ? null
                    : Finding.of(CheckOutcome.TURN_OPEN, "target", server.toString(), "peers", String.join(", ", open));
            return new Answer(server, problem);
        } catch (RelayRefusal e) {
            CheckOutcome outcome =
                    e.code() == UNAUTHENTICATED ? CheckOutcome.TURN_CREDENTIAL : CheckOutcome.TURN_REFUSED;
            String error = Integer.toString(e.code());
            return new Answer(server, Finding.of(outcome, "target", server.toString(), "error", error));
        } catch (IOException e) {
            return new Answer(server, ConnectionFailures.finding(e, attempt));
        }
    }

    private List<String> openPeers(Attempt attempt, TurnServer server) throws IOException {
        RelayClient client = TurnDialogue.connect(attempt, server, tls);
        client.allocate();
        List<String> open = new ArrayList<>(InnerPeers.allowedTo(client));
        client.release();
        RelayClient six = TurnDialogue.connect(attempt, server, tls);
        try {
            six.allocateIpv6();
        } catch (RelayRefusal e) {
            return open; // It has no IPv6.
        }
        open.addAll(InnerPeers.allowedToIpv6(six));
        six.release();
        return open;
    }

    private static Finding summary(List<Answer> answers) {
        for (CheckOutcome outcome : List.of(CheckOutcome.TURN_CREDENTIAL, CheckOutcome.TURN_OPEN)) {
            for (Answer answer : answers) {
                if (answer.is(outcome) && answer.problem() != null) {
                    return answer.problem();
                }
            }
        }
        List<Answer> failing =
                answers.stream().filter(answer -> answer.problem() != null).toList();
        if (failing.isEmpty()) {
            return Finding.of(CheckOutcome.TURN_WORKS, "count", Integer.toString(answers.size()));
        }
        Finding first = failing.get(0).problem();
        if (failing.size() == answers.size() && first != null) {
            return first;
        }
        return Finding.of(
                CheckOutcome.TURN_PARTLY,
                "target",
                names(failing.stream().map(Answer::server).toList()));
    }

    private static String names(List<TurnServer> servers) {
        return servers.stream().map(TurnServer::toString).collect(Collectors.joining(", "));
    }
}
