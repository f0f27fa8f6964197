package app.parley.people;

import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.KnownBrowserRepository.KnownBrowser;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows each account's browsers by a random cookie, and tells of sign-ins from others. Neither addresses nor what a
 * browser says of itself decide, since the first may not be stored and the second is easily the same. Thread-safe.
 */
public final class KnownBrowsers {
    /** How long a browser stays known that does not come. */
    public static final Duration LIFE = Duration.ofDays(400);

    private static final int MOST = 50;
    private static final Pattern COOKIE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final KnownBrowserRepository repository;
    private final Audit audit;
    private final TokenGenerator generator;
    private final InstantSource clock;

    public KnownBrowsers(
            KnownBrowserRepository repository, Audit audit, TokenGenerator generator, InstantSource clock) {
        this.repository = repository;
        this.audit = audit;
        this.generator = generator;
        this.clock = clock;
    }

    /**
     * Records a sign-in.
     *
     * @param vouched whether the browser was signed in to this account until now
     * @return the value of the browser's cookie
     */
    String meet(UserId user, String session, ClientInfo client, boolean vouched) {
        String shown = client.browser();
        String cookie = shown != null && COOKIE.matcher(shown).matches() ? shown : generator.token();
        if (repository.meet(user, session, TokenGenerator.hash(cookie), vouched, MOST, clock.instant())) {
            audit.note(new Actor(user, client.address()), AuditAction.SIGN_IN_ELSEWHERE, session, null);
        }
        return cookie;
    }

    Set<String> elsewhere(UserId user) {
        return repository.elsewhere(user);
    }

    public List<KnownBrowser> of(UserId user) {
        return repository.of(user);
    }

    public void forgetOld() {
        repository.deleteUnseenSince(clock.instant().minus(LIFE));
    }
}
