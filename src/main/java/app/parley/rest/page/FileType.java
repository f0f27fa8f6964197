package app.parley.rest.page;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The content type for a file name's suffix. Files of other types are not served. */
record FileType(String contentType, boolean isText) {
    private static final Map<String, FileType> BY_EXTENSION = Map.ofEntries(
            text("html", "text/html"),
            text("css", "text/css"),
            text("js", "text/javascript"),
            text("mjs", "text/javascript"),
            text("json", "application/json"),
            text("map", "application/json"),
            text("webmanifest", "application/manifest+json"),
            text("svg", "image/svg+xml"),
            text("txt", "text/plain"),
            binary("png", "image/png"),
            binary("jpg", "image/jpeg"),
            binary("webp", "image/webp"),
            binary("ico", "image/x-icon"),
            binary("woff2", "font/woff2"),
            binary("mp3", "audio/mpeg"),
            binary("ogg", "audio/ogg"),
            binary("wav", "audio/wav"),
            binary("mp4", "video/mp4"),
            binary("webm", "video/webm"));

    static Optional<FileType> of(String path) {
        String extension = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_EXTENSION.get(extension));
    }

    private static Map.Entry<String, FileType> text(String extension, String type) {
        return Map.entry(extension, new FileType(type + "; charset=utf-8", true));
    }

    private static Map.Entry<String, FileType> binary(String extension, String type) {
        return Map.entry(extension, new FileType(type, false));
    }
}
