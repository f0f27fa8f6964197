package app.parley.browser;

import java.util.Map;

/** What one end of a call has got until now, by its browser's own counts. */
record Heard(double at, double samples, double concealed, double frames, double height) {
    private static final String COUNTS = """
            async () => {
              const report = [...((await globalThis.connections.at(-1)?.getStats()) ?? new Map()).values()]
              const of = (kind) => report.filter((entry) => entry.type === 'inbound-rtp' && entry.kind === kind)
              const sum = (entries, field) => entries.reduce((all, entry) => all + (entry[field] ?? 0), 0)
              const [sound, pictures] = [of('audio'), of('video')]
              return {
                at: performance.now(),
                samples: sum(sound, 'totalSamplesReceived'),
                concealed: sum(sound, 'concealedSamples'),
                frames: sum(pictures, 'framesDecoded'),
                height: Math.max(0, ...pictures.map(({ frameHeight }) => frameHeight ?? 0)),
              }
            }
            """;

    static Heard by(Person person) {
        Map<?, ?> counts = (Map<?, ?>) person.page().evaluate(COUNTS);
        return new Heard(
                number(counts, "at"),
                number(counts, "samples"),
                number(counts, "concealed"),
                number(counts, "frames"),
                number(counts, "height"));
    }

    /** Percent of the sound since then that had to be made up. */
    double concealedSince(Heard before) {
        double heard = samples - before.samples;
        return heard > 0 ? 100 * (concealed - before.concealed) / heard : 100;
    }

    double framesASecondSince(Heard before) {
        return 1000 * (frames - before.frames) / (at - before.at);
    }

    private static double number(Map<?, ?> counts, String name) {
        return counts.get(name) instanceof Number number ? number.doubleValue() : 0;
    }
}
