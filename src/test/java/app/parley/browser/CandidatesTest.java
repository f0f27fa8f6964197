package app.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.testing.TestApp;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A full room, in which one page finds 40 ways to each of seven others: more than the server takes at once. */
class CandidatesTest {
    private static final int OTHERS = 7;
    private static final int CANDIDATES = 40;

    @Test
    void allCandidatesOfAFullRoomArriveInOrderBehindTheirOffer() {
        try (TestApp app = TestApp.start();
                Chromium chromium = new Chromium()) {
            app.setUp("alice", "Alice Ahn");
            try (Person alice = Person.signedIn(chromium, app, "alice")) {
                alice.opens("/r/team-room");
                List<?> heard = (List<?>) alice.page().evaluate(EIGHT_DEVICES, List.of(OTHERS, CANDIDATES));
                List<Integer> whole =
                        IntStream.rangeClosed(0, CANDIDATES).boxed().toList();
                assertThat(heard)
                        .hasSize(OTHERS)
                        .allSatisfy(numbers -> assertThat(numbers).isEqualTo(whole));
                assertThat(alice.complaints()).isEmpty();
            }
        }
    }

    /** With the page's own signaling: signal 0 is an offer, the others are candidates. */
    private static final String EIGHT_DEVICES = """
            async ([others, candidates]) => {
              const { Connection } = await import('/signaling/connection.js')
              const { Room } = await import('/signaling/room.js')
              const url = location.origin.replace(/^http/, 'ws') + '/ws'
              const enter = async () => {
                const connection = new Connection({ url })
                const room = new Room({ connection, id: 'team-room' })
                const entered = new Promise((resolve) => room.addEventListener('snapshot', resolve, { once: true }))
                connection.connect()
                room.enter()
                await entered
                return { connection, room, heard: [] }
              }
              const all = []
              while (all.length <= others) all.push(await enter())
              const [sender, ...rest] = all
              const done = rest.map(({ room, heard }) => new Promise((resolve) =>
                room.addEventListener('signal', ({ detail }) => {
                  heard.push(detail.body.number)
                  if (heard.length > candidates) resolve()
                })))
              const sent = []
              for (let number = 0; number <= candidates; number++)
                for (const { room } of rest)
                  sent.push(sender.room.signal(room.you.peer, number === 0
                    ? { type: 'video-offer', sdp: { type: 'offer', sdp: '' }, number }
                    : { type: 'new-ice-candidate', candidate: { candidate: `${number}` }, number }))
              await Promise.all([...sent, ...done])
              for (const { connection } of all) connection.close()
              return rest.map(({ heard }) => heard)
            }
            """;
}
