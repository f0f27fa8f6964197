package app.parley.calls.stats;

import app.parley.kernel.Varints;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives numbers to pairs of strings, and stores each pair once. Not thread-safe. */
final class PairDictionary {
    private final Map<Pair, Integer> numbers = new LinkedHashMap<>();

    record Pair(String first, String second) {}

    /** @return the same number for the same pair; the first pair has 0 */
    int numberOf(String first, String second) {
        Pair pair = new Pair(first, second);
        Integer known = numbers.putIfAbsent(pair, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    void write(DataOutputStream out) throws IOException {
        Varints.write(out, numbers.size());
        for (Pair pair : numbers.keySet()) {
            write(out, pair.first());
            write(out, pair.second());
        }
    }

    /** @return all pairs, by their numbers */
    static Pair[] read(ByteBuffer packed) {
        Pair[] pairs = new Pair[Varints.readSize(packed)];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = new Pair(readWord(packed), readWord(packed));
        }
        return pairs;
    }

    private static void write(DataOutputStream out, String word) throws IOException {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        Varints.write(out, bytes.length);
        out.write(bytes);
    }

    private static String readWord(ByteBuffer packed) {
        byte[] bytes = new byte[Varints.readSize(packed)];
        packed.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
