package app.parley.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * Tells one content of a file from the next without reading it. Links are followed, as certbot and Kubernetes change
 * where one leads.
 *
 * @param file null where there is none
 */
record FileStamp(
        @Nullable Path file,
        @Nullable FileTime modified,
        long size,
        @Nullable Object key) {
    static final FileStamp NONE = new FileStamp(null, null, 0, null);

    static FileStamp of(Path file) {
        try {
            Path real = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return new FileStamp(real, attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        } catch (IOException e) {
            return NONE;
        }
    }
}
