package app.parley.tls.acme;

import java.io.IOException;
import java.io.StringWriter;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Optional;
import org.shredzone.acme4j.Account;
import org.shredzone.acme4j.AccountBuilder;
import org.shredzone.acme4j.Authorization;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.challenge.Http01Challenge;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeRateLimitedException;
import org.shredzone.acme4j.exception.AcmeServerException;

/** Orders certificates by ACME, and proves by HTTP-01 that the host is ours. */
final class AcmeIssuer implements Issuer {
    private static final String ACCOUNT_KEY = "account-key.pem";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final Session session;
    private final String email;
    private final OwnerFiles files;
    private final HttpChallenges challenges;

    AcmeIssuer(Session session, String email, OwnerFiles files, HttpChallenges challenges) {
        this.session = session;
        this.email = email;
        this.files = files;
        this.challenges = challenges;
        session.networkSettings().setTimeout(ANSWER);
    }

    @Override
    public String issue(String host) throws IssuanceFailure {
        try {
            // The key of an account is kept before there is one: authorities limit how many accounts an address makes.
            KeyPair accountKey = accountKey();
            Account account = new AccountBuilder()
                    .addEmail(email)
                    .agreeToTermsOfService()
                    .useKeyPair(accountKey)
                    .create(session);
            Order order = account.newOrder().domain(host).create();
            for (Authorization authorization : order.getAuthorizations()) {
                authorize(authorization);
            }
            return finish(order);
        } catch (AcmeRateLimitedException e) {
            throw new IssuanceFailure(sentence(e), e.getRetryAfter().orElse(null), e);
        } catch (AcmeException e) {
            throw new IssuanceFailure(sentence(e), null, e);
        } catch (IOException e) {
            throw new IssuanceFailure("The account's key cannot be read or kept (" + e.getMessage() + ")", null, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IssuanceFailure("The server ends", null, e);
        }
    }

    private KeyPair accountKey() throws IOException {
        Optional<String> kept = files.read(ACCOUNT_KEY);
        if (kept.isPresent()) {
            return KeyPairs.read(kept.get());
        }
        KeyPair fresh = KeyPairs.fresh();
        files.write(ACCOUNT_KEY, KeyPairs.pem(fresh));
        return fresh;
    }

    private void authorize(Authorization authorization) throws AcmeException, InterruptedException, IssuanceFailure {
        if (authorization.getStatus() == Status.VALID) {
            return;
        }
        Http01Challenge challenge = authorization
                .findChallenge(Http01Challenge.class)
                .orElseThrow(() -> new IssuanceFailure("It offers no HTTP-01 challenge"));
        challenges.put(challenge.getToken(), challenge.getAuthorization());
        try {
            challenge.trigger();
            Status status = authorization.waitForCompletion(PATIENCE);
            if (status != Status.VALID) {
                challenge.fetch();
                throw new IssuanceFailure(sentence(challenge.getError(), "It did not find the challenge in time"));
            }
        } finally {
            challenges.remove(challenge.getToken());
        }
    }

    private static String finish(Order order) throws AcmeException, InterruptedException, IOException, IssuanceFailure {
        if (order.waitUntilReady(PATIENCE) != Status.READY) {
            throw new IssuanceFailure(sentence(order.getError(), "It did not go on with the order in time"));
        }
        KeyPair key = KeyPairs.fresh();
        order.execute(key);
        if (order.waitForCompletion(PATIENCE) != Status.VALID) {
            throw new IssuanceFailure(sentence(order.getError(), "It did not finish the order in time"));
        }
        StringWriter chain = new StringWriter();
        order.getCertificate().writeCertificate(chain);
        return KeyPairs.privatePem(key) + chain;
    }

    private static String sentence(AcmeException failure) {
        if (failure instanceof AcmeServerException refused) {
            return sentence(Optional.of(refused.getProblem()), "It refused");
        }
        Throwable cause = failure.getCause();
        String why =
                cause == null ? failure.getMessage() : cause.getClass().getSimpleName() + ": " + cause.getMessage();
        return "It does not answer as it should (" + why + ")";
    }

    private static String sentence(Optional<Problem> problem, String otherwise) {
        return problem.map(AcmeIssuer::words).orElse(otherwise);
    }

    private static String words(Problem problem) {
        String detail = problem.getDetail().or(problem::getTitle).orElse("no reason was given");
        String further = problem.getSubProblems().stream()
                .map(sub -> sub.getDetail().orElse(""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .map(text -> ": " + text)
                .orElse("");
        return "It says: " + oneLine(detail + further);
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
