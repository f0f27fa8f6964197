package app.parley.bench.section;

import java.io.IOException;

/** One part of the report. */
public interface Section {
    /** Between the markers of this name the figures are written. */
    String name();

    /** @return the figures, as Markdown */
    String measure(Pace pace) throws IOException;
}
