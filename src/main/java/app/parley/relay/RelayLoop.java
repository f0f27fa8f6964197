package app.parley.relay;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The relay's one thread: waits for sockets and tells who reads them. */
final class RelayLoop implements Executor {
    private static final long TICK_MS = 250;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(TICK_MS);

    /** Reads, writes or accepts, as far as that goes without waiting. */
    interface Handler {
        void ready(SelectionKey key) throws IOException;
    }

    private final Selector selector;
    private final LongSupplier nanos;
    private final BiConsumer<String, Throwable> log;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final RelayBuffers buffers = new RelayBuffers();
    private final Consumer<SelectionKey> handling = this::handle;
    private volatile boolean stopping;
    private long nextTick;

    RelayLoop(LongSupplier nanos, BiConsumer<String, Throwable> log) throws IOException {
        this.selector = Selector.open();
        this.nanos = nanos;
        this.log = log;
        nextTick = nanos.getAsLong();
    }

    RelayBuffers buffers() {
        return buffers;
    }

    long now() {
        return nanos.getAsLong();
    }

    /** Runs it on the relay's thread. */
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    SelectionKey register(SelectableChannel channel, int operations, Handler handler) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, operations, handler);
    }

    /**
     * Works until {@link #stop}.
     *
     * @param tick called a few times a second
     */
    void run(Runnable tick) {
        while (!stopping) {
            try {
                selector.select(handling, TICK_MS);
            } catch (IOException e) {
                log.accept("The relay cannot wait for its sockets; it tries again", e);
            }
            runTasks();
            long now = now();
            if (now - nextTick >= 0) {
                nextTick = now + TICK;
                attempt(tick);
            }
        }
        runTasks();
        closeAll();
    }

    void stop() {
        stopping = true;
        selector.wakeup();
    }

    private void handle(SelectionKey key) {
        try {
            if (key.isValid() && key.attachment() instanceof Handler handler) {
                handler.ready(key);
            }
        } catch (IOException e) {
            log.accept("A socket of the relay failed", e);
            closeQuietly(key.channel());
        } catch (RuntimeException | AssertionError e) {
            log.accept("The relay did not understand something; it goes on", e);
        }
    }

    private void runTasks() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            attempt(task);
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | AssertionError e) {
            log.accept("Something of the relay failed; it goes on", e);
        }
    }

    private void closeAll() {
        selector.keys().forEach(key -> closeQuietly(key.channel()));
        closeQuietly(selector);
    }

    static void closeQuietly(AutoCloseable closing) {
        try {
            closing.close();
        } catch (Exception e) {
            // It is of no use any more, whatever it says.
        }
    }
}
