package app.parley.ws;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Holds back a socket's next frame while work for the last one waits for its turn. Used for one frame at a time. */
final class ReadingPause {
    private static final Runnable BEGUN = new Mark();
    private static final Runnable OVER = new Mark();

    private final AtomicReference<@Nullable Runnable> state = new AtomicReference<>();

    /** By the thread that handles the frame. */
    void begin() {
        state.set(BEGUN);
    }

    /** The work is not done at all. */
    void cancel() {
        state.set(null);
    }

    /** The frame is handled, but for that work. Reads on now, or once it is done. */
    void readOn(Runnable demand) {
        if (state.get() == null || !state.compareAndSet(BEGUN, demand)) {
            state.set(null);
            demand.run();
        }
    }

    /** By the thread that has done the work. */
    void end() {
        if (!state.compareAndSet(BEGUN, OVER)) {
            Runnable demand = state.getAndSet(null);
            if (demand != null) {
                demand.run();
            }
        }
    }

    /** Stands where nothing is to be run. Each is one of its own, unlike what a lambda makes. */
    private static final class Mark implements Runnable {
        @Override
        public void run() {}
    }
}
