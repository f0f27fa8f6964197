package app.parley.store.account;

import static app.parley.people.AuditAction.ROOM_CREATED;
import static app.parley.people.AuditAction.SIGN_IN_FAILED;
import static app.parley.people.AuditAction.SIGN_IN_OK;
import static app.parley.people.AuditAction.USER_CHANGED;
import static org.assertj.core.api.Assertions.assertThat;

import app.parley.kernel.UserId;
import app.parley.people.Audit.Actor;
import app.parley.people.AuditLog;
import app.parley.people.AuditRepository.Entry;
import app.parley.people.AuditRepository.Filter;
import app.parley.people.AuditRepository.Place;
import app.parley.store.db.Database;
import app.parley.testing.OnEveryDatabase;
import app.parley.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnEveryDatabase
class AuditStoreTest {
    private static final Actor ADA = new Actor(new UserId("ada"), "192.0.2.7");
    private static final Actor NOBODY = new Actor(null, "192.0.2.9");

    private final TestClock clock = new TestClock();
    private final AuditStore store;
    private final AuditLog log;
    private Instant start = Instant.EPOCH;

    AuditStoreTest(Database database) {
        store = new AuditStore(database);
        log = new AuditLog(store, clock, true);
    }

    @BeforeEach
    void fourThingsAreDone() {
        start = clock.instant();
        log.note(ADA, SIGN_IN_OK, null, "device=Firefox on Linux");
        clock.advance(Duration.ofMinutes(1));
        log.note(NOBODY, SIGN_IN_FAILED, "ada", null);
        // Of the same moment as the one before.
        log.note(ADA, USER_CHANGED, "bob", "role=admin");
        clock.advance(Duration.ofMinutes(1));
        log.note(ADA, ROOM_CREATED, "garden", null);
    }

    @Test
    void theNewestEntryComesFirstWithAllThatIsKnownOfIt() {
        assertThat(all(Filter.ALL)).containsExactly("room.created", "user.changed", "sign-in.failed", "sign-in.ok");
        assertThat(store.page(Filter.ALL, null, 9)).element(1).satisfies(changed -> {
            assertThat(changed.at()).isEqualTo(start.plus(Duration.ofMinutes(1)));
            assertThat(changed.actor()).isEqualTo("ada");
            assertThat(changed.target()).isEqualTo("bob");
            assertThat(changed.address()).isEqualTo("192.0.2.7");
            assertThat(changed.detail()).isEqualTo("role=admin");
        });
    }

    @Test
    void filtersHoldTogether() {
        assertThat(all(new Filter("ada", Set.of(), null, null, null)))
                .containsExactly("room.created", "user.changed", "sign-in.ok");
        assertThat(all(new Filter(null, Set.of(SIGN_IN_FAILED), null, null, null)))
                .containsExactly("sign-in.failed");
        assertThat(all(new Filter(null, Set.of(), "ada", null, null))).containsExactly("sign-in.failed");
        Instant second = start.plus(Duration.ofMinutes(1));
        assertThat(all(new Filter("ada", Set.of(), null, second, second.plusMillis(1))))
                .containsExactly("user.changed");
        assertThat(all(new Filter(null, Set.of(), null, null, second))).containsExactly("sign-in.ok");
    }

    @Test
    void pagesGoOnWhereTheyEndedThoughEntriesComeMeanwhile() {
        List<String> read = new ArrayList<>();
        Place place = null;
        List<Entry> page = store.page(Filter.ALL, place, 1);
        while (!page.isEmpty()) {
            Entry last = page.get(0);
            read.add(last.action());
            place = new Place(last.at(), last.seq());
            log.note(ADA, SIGN_IN_OK, null, null);
            page = store.page(Filter.ALL, place, 1);
        }
        assertThat(read).containsExactly("room.created", "user.changed", "sign-in.failed", "sign-in.ok");
    }

    @Test
    void addressesAreNotKeptWhereTheyShallNotBe() {
        new AuditLog(store, clock, false).note(ADA, SIGN_IN_OK, null, null);

        assertThat(store.page(Filter.ALL, null, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("ada");
            assertThat(entry.address()).isNull();
        });
    }

    private List<String> all(Filter filter) {
        return store.page(filter, null, 9).stream().map(Entry::action).toList();
    }
}
