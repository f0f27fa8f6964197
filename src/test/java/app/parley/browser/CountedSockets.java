package app.parley.browser;

import java.util.List;

/** The WebSockets of somebody's pages: how many were opened, and by what the others ended. */
final class CountedSockets {
    private final Person person;

    private CountedSockets(Person person) {
        this.person = person;
    }

    /** Counts from the next page on; each page begins anew. */
    static CountedSockets of(Person person) {
        person.hasBrowserWith("""
                globalThis.socketsOpened = 0
                globalThis.closeCodes = []
                globalThis.WebSocket = class extends WebSocket {
                  constructor(...how) {
                    super(...how)
                    this.addEventListener('open', () => globalThis.socketsOpened++)
                    this.addEventListener('close', ({ code }) => globalThis.closeCodes.push(code))
                  }
                }
                """);
        return new CountedSockets(person);
    }

    int opened() {
        return (int) person.page().evaluate("() => globalThis.socketsOpened");
    }

    List<Integer> closeCodes() {
        return ((List<?>) person.page().evaluate("() => globalThis.closeCodes"))
                .stream().map(Integer.class::cast).toList();
    }
}
