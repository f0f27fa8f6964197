package app.parley.relay.turn;

import app.parley.relay.stun.StunMessage;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers that a repeated request gets again, where doing it twice would be refused (RFC 8489, section 6.3.1). Belongs to the relay's thread. */
final class RecentAnswers {
    private static final long KEPT = TimeUnit.SECONDS.toNanos(40);
    private static final int MOST = 2_048;

    private record Key(InetSocketAddress client, InetSocketAddress asked, int method, long transaction, int rest) {
        static Key of(ClientLink client, StunMessage request) {
            ByteBuffer buffer = request.buffer();
            int at = request.start() + 8;
            return new Key(
                    client.remote(), client.local(), request.method(), buffer.getLong(at), buffer.getInt(at + 8));
        }
    }

    private record Answer(ByteBuffer bytes, long until) {}

    private final Map<Key, Answer> answers = new LinkedHashMap<>();

    void keep(ClientLink client, StunMessage request, ByteBuffer answer, long now) {
        ByteBuffer copy =
                ByteBuffer.allocate(answer.remaining()).put(answer.duplicate()).flip();
        answers.put(Key.of(client, request), new Answer(copy, now + KEPT));
        if (answers.size() > MOST) {
            answers.remove(answers.keySet().iterator().next());
        }
    }

    @Nullable
    ByteBuffer find(ClientLink client, StunMessage request, long now) {
        Answer answer = answers.get(Key.of(client, request));
        return answer == null || answer.until() - now <= 0
                ? null
                : answer.bytes().duplicate();
    }

    void forgetOld(long now) {
        answers.values().removeIf(answer -> answer.until() - now <= 0);
    }
}
