package app.parley.rest.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One tree of files on the classpath, each read at its first use. No file outside the tree is reachable. Thread-safe.
 */
final class StaticFiles {
    // No name begins with a dot, so neither ".." nor hidden files match.
    private static final Pattern PLAIN = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)+");

    private final ClassLoader loader = StaticFiles.class.getClassLoader();
    private final String root;
    private final String cacheControl;
    private final Map<String, Asset> read = new ConcurrentHashMap<>();

    /** @param root without slashes at its ends, such as {@code web} */
    StaticFiles(String root, String cacheControl) {
        this.root = root;
        this.cacheControl = cacheControl;
    }

    /** @param path the path in the URL, with a leading slash */
    Optional<Asset> find(String path) {
        if (!PLAIN.matcher(path).matches()) {
            return Optional.empty();
        }
        return FileType.of(path).map(type -> read.computeIfAbsent(path, same -> load(same, type)));
    }

    // computeIfAbsent does not store null, so unknown names use no memory.
    private @Nullable Asset load(String path, FileType type) {
        try (InputStream in = loader.getResourceAsStream(root + path)) {
            return in == null ? null : new Asset(in.readAllBytes(), type, cacheControl);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + root + path, e);
        }
    }
}
