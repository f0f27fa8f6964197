package app.parley.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The document with the figures. What is generated stands between markers, and only that is replaced: every section is
 * written by itself, and what people wrote around them stays.
 */
public final class Report {
    private final Path document;

    public Report(Path document) {
        this.document = document;
    }

    /** Puts a section's figures where its markers are; a section that has none yet is added at the end. */
    public void put(String section, String figures) throws IOException {
        String begin = "<!-- begin " + section + " -->";
        String end = "<!-- end " + section + " -->";
        String block = begin + "\n" + figures.strip() + "\n" + end;
        String text = Files.readString(document);
        int from = text.indexOf(begin);
        int to = text.indexOf(end);
        String changed = from >= 0 && to > from
                ? text.substring(0, from) + block + text.substring(to + end.length())
                : text.stripTrailing() + "\n\n" + block + "\n";
        Files.writeString(document, changed);
    }
}
