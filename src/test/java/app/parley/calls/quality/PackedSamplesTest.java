package app.parley.calls.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedSamplesTest {
    private static final Instant AT = Instant.parse("2026-03-02T05:00:04.123Z");

    @Test
    void givesBackWhatWasPacked() throws IOException {
        List<ConnectionSample> series = VerdictsTest.series("upload-drop").get("alice");

        assertThat(PackedSamples.unpack(PackedSamples.pack(series))).isEqualTo(series);
    }

    @Test
    void keepsWhatWasNotMeasuredApartFromNaught() {
        List<ConnectionSample> samples = List.of(
                new ConnectionSample(AT, "p1", null, null, null, null, null, null, null, null, null, null),
                new ConnectionSample(AT, "p2", 0.0, 0.0, 0.0, 0.0, 0.0, 0, 0, 0.0, false, null),
                new ConnectionSample(
                        AT.minusSeconds(5), "p1", 0.1, 99.9, 0.1, 1e6, 1e6, 3840, 2160, 59.9, true, "tls"));

        assertThat(PackedSamples.unpack(PackedSamples.pack(samples))).isEqualTo(samples);
        assertThat(PackedSamples.unpack(PackedSamples.pack(List.of()))).isEmpty();
    }

    @Test
    void dropsFiguresThatNoBrowserMeasures() {
        ConnectionSample odd = new ConnectionSample(
                AT,
                "p",
                Double.NaN,
                -1.0,
                Double.POSITIVE_INFINITY,
                1e300,
                null,
                null,
                null,
                null,
                null,
                "carrier pigeon");

        ConnectionSample kept =
                PackedSamples.unpack(PackedSamples.pack(List.of(odd))).get(0);

        assertThat(kept.rttMs()).isNull();
        assertThat(kept.lossPercent()).isNull();
        assertThat(kept.jitterMs()).isNull();
        assertThat(kept.sendKbps()).isLessThan(1e12);
        assertThat(kept.relayProtocol()).isNull();
    }

    @Test
    void takesAboutTenBytesForASample() throws IOException {
        List<ConnectionSample> series = VerdictsTest.series("upload-drop").get("alice");

        assertThat(PackedSamples.pack(series).length / series.size()).isLessThanOrEqualTo(12);
    }

    @Test
    void refusesWhatItDidNotPack() {
        assertThatIllegalArgumentException().isThrownBy(() -> PackedSamples.unpack(new byte[] {1, 2, 3}));
    }
}
