package app.parley.ws;

import app.parley.hub.UserId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open sockets, counted by address and by user. Thread-safe. */
final class SocketBook {
    private final int perUser;
    private final int perAddress;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();
    private final Map<UserId, Integer> byUser = new ConcurrentHashMap<>();

    SocketBook(int perUser, int perAddress) {
        this.perUser = perUser;
        this.perAddress = perAddress;
    }

    Set<Socket> open() {
        return open;
    }

    boolean isFull(String address) {
        return byAddress.getOrDefault(address, 0) >= perAddress;
    }

    boolean isFull(UserId user) {
        return byUser.getOrDefault(user, 0) >= perUser;
    }

    /** @return false when there are as many from this address as allowed; it is counted all the same */
    boolean enter(Socket socket, String address) {
        open.add(socket);
        return byAddress.merge(address, 1, Integer::sum) <= perAddress;
    }

    void leave(Socket socket, String address) {
        if (open.remove(socket)) {
            byAddress.computeIfPresent(address, (key, count) -> count > 1 ? count - 1 : null);
        }
    }

    /** @return false when the user has as many as allowed; then it is not counted */
    boolean claim(UserId user) {
        return byUser.compute(user, (key, count) -> count == null ? 1 : Math.min(count, perUser) + 1) <= perUser
                || !release(user);
    }

    /** @return always true */
    boolean release(UserId user) {
        byUser.computeIfPresent(user, (key, count) -> count > 1 ? count - 1 : null);
        return true;
    }
}
