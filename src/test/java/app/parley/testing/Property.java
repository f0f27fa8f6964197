package app.parley.testing;

import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Tries a property on random inputs, other ones each time. When it breaks, the message says with which seed;
 * {@code -Dparley.seed=…} begins with that one.
 */
public final class Property {
    private static final String SEED = "parley.seed";

    private Property() {}

    public static void holds(int tries, Consumer<RandomGenerator> property) {
        long first = Long.getLong(SEED, System.nanoTime());
        for (long seed = first; seed < first + tries; seed++) {
            try {
                property.accept(new SplittableRandom(seed));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("broken with -D" + SEED + "=" + seed + ": " + e.getMessage(), e);
            }
        }
    }
}
