package app.parley.calls.quality;

import static org.assertj.core.api.Assertions.assertThat;

import app.parley.calls.LoggedPerson;
import app.parley.calls.VerdictText;
import app.parley.calls.quality.Verdicts.Verdict;
import app.parley.calls.quality.ViewerLocale.Language;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each series is what browsers would report every ten seconds from 14:00 in Seoul. Those named {@code recorded} are what two
 * Chromiums did report, from 04:11 and 04:16: a call in which nothing was wrong, and one whose both ends had to share
 * 500 kbit/s from 04:17:51 to 04:19:21.
 */
class VerdictsTest {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    good         | alice | good | The connection was good throughout
                    upload-drop  | alice | poor | Your upload dropped from 14:02 to 14:05; the call was relayed over TCP
                    upload-drop  | bob   | good | The connection was good throughout
                    camera-off   | alice | good | The connection was good throughout
                    camera-off   | bob   | good | The connection was good throughout
                    one-spike    | alice | good | The connection was good throughout
                    slow         | alice | fair | Your line was slow throughout
                    bad-download | bob   | poor | What you received broke up from 14:01 to 14:03
                    bad-download | alice | good | The connection was good throughout
                    bad-download | carol | good | The connection was good throughout
                    bad-upload   | alice | poor | What you sent broke up from 14:01 to 14:03
                    bad-upload   | bob   | good | The connection was good throughout
                    flicker      | alice | fair | What you received broke up from 14:01 to 14:03
                    recorded-quiet | alice | good | The connection was good throughout
                    recorded-quiet | bob   | good | The connection was good throughout
                    recorded-thin  | alice | poor | Your upload dropped from 04:17 to 04:19
                    recorded-thin  | bob   | fair | Your upload dropped from 04:17 to 04:19
                    """)
    void judgesWhatWasRecorded(String series, String user, String level, String text) throws IOException {
        Verdict verdict = judged(series).get(user);

        assertThat(verdict.level().wire()).isEqualTo(level);
        assertThat(said(series, user, verdict, new ViewerLocale(user, Language.ENGLISH, SEOUL, false)))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    good         | alice | 통화 내내 연결이 좋았습니다
                    upload-drop  | alice | 14:02부터 14:05까지 내 업로드 속도가 떨어졌습니다. 통화가 TCP 중계를 거쳤습니다
                    slow         | alice | 통화 내내 내 연결이 느렸습니다
                    bad-download | bob   | 14:01부터 14:03까지 내가 받은 소리와 영상이 끊겼습니다
                    recorded-thin | alice | 04:17부터 04:19까지 내 업로드 속도가 떨어졌습니다
                    """)
    void saysItInKoreanToo(String series, String user, String text) throws IOException {
        Verdict verdict = judged(series).get(user);

        assertThat(said(series, user, verdict, new ViewerLocale(user, Language.KOREAN, SEOUL, false)))
                .isEqualTo(text);
    }

    @Test
    void speaksOfOthersByTheirNamesAndNamesAZoneThatIsNotTheAskersOwn() throws IOException {
        Verdict verdict = judged("upload-drop").get("alice");
        ViewerLocale bob = new ViewerLocale("bob", Language.ENGLISH, ZoneId.of("UTC"), true);

        assertThat(said("upload-drop", "alice", verdict, bob))
                .isEqualTo("Alice's upload dropped from 05:02 to 05:05 UTC; the call was relayed over TCP");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    upload-drop  | alice | ENGLISH | Alice's upload dropped from 14:02 to 14:05; the call was relayed over TCP
                    slow         | alice | ENGLISH | Alice's line was slow throughout
                    bad-download | bob   | ENGLISH | What Bob received broke up from 14:01 to 14:03
                    bad-upload   | alice | ENGLISH | What Alice sent broke up from 14:01 to 14:03
                    upload-drop  | alice | KOREAN  | 14:02부터 14:05까지 Alice 님의 업로드 속도가 떨어졌습니다. 통화가 TCP 중계를 거쳤습니다
                    slow         | alice | KOREAN  | 통화 내내 Alice 님의 연결이 느렸습니다
                    bad-download | bob   | KOREAN  | 14:01부터 14:03까지 Bob 님이 받은 소리와 영상이 끊겼습니다
                    bad-upload   | alice | KOREAN  | 14:01부터 14:03까지 Alice 님이 보낸 소리와 영상이 끊겼습니다
                    """)
    void callsNobodyButTheAskerYou(String series, String user, Language language, String text) throws IOException {
        Verdict verdict = judged(series).get(user);

        for (String asker : List.of("carol", "dave", "")) {
            assertThat(said(series, user, verdict, new ViewerLocale(asker, language, SEOUL, false)))
                    .isEqualTo(text);
        }
    }

    @Test
    void findsTheSpellInItsPlace() throws IOException {
        assertThat(judged("upload-drop").get("alice").incidents())
                .singleElement()
                .satisfies(incident -> {
                    assertThat(incident.what()).isEqualTo(QualitySymptom.UPLOAD);
                    assertThat(incident.level()).isEqualTo(QualityLevel.POOR);
                    assertThat(incident.from()).isBetween("2026-03-02T05:01:59Z", "2026-03-02T05:02:01Z");
                    assertThat(incident.to()).isBetween("2026-03-02T05:04:59Z", "2026-03-02T05:05:01Z");
                });
    }

    @Test
    void takesWhatThereIsOfACallThatWasOverAtOnce() {
        ConnectionSample only = new ConnectionSample(
                Instant.parse("2026-03-02T05:00:04Z"),
                "p",
                1_500.0,
                0.0,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);

        assertThat(Verdicts.of(Map.of("alice", List.of(only)), Map.of())
                        .get("alice")
                        .level())
                .isEqualTo(QualityLevel.POOR);
    }

    @Test
    void doesNotJudgeWhereNothingWasMeasured() {
        ConnectionSample empty = new ConnectionSample(
                Instant.parse("2026-03-02T05:00:04Z"), "p", null, null, null, 10.0, null, null, null, null, null, null);

        assertThat(Verdicts.of(Map.of("alice", List.of(empty), "bob", List.of()), Map.of()))
                .isEmpty();
    }

    @Test
    void doesNotBridgeATimeInWhichSomebodyWasAway() throws IOException {
        List<ConnectionSample> slow = series("slow").get("alice");
        List<ConnectionSample> away = new ArrayList<>(slow.subList(0, 5));
        away.addAll(slow.subList(20, 30));

        assertThat(Verdicts.of(Map.of("alice", away), Map.of()).get("alice").incidents())
                .hasSize(2);
    }

    private static String said(String series, String user, Verdict verdict, ViewerLocale voice) {
        boolean relay = series.equals("upload-drop") && user.equals("alice");
        ConnectionQuality quality = ConnectionQuality.ofMeans(40.0, 0.1, relay, relay ? "tcp" : null)
                .judged(verdict);
        String name = user.substring(0, 1).toUpperCase(Locale.ROOT) + user.substring(1);
        return VerdictText.of(
                new LoggedPerson(
                        user, name, false, ParticipantRole.CALLER, ParticipantOutcome.JOINED, List.of(), 0, quality),
                voice);
    }

    private static Map<String, Verdict> judged(String name) throws IOException {
        Map<String, String> users = Map.of("peer-alice", "alice", "peer-bob", "bob", "peer-carol", "carol");
        return Verdicts.of(series(name), users);
    }

    static Map<String, List<ConnectionSample>> series(String name) throws IOException {
        Map<String, List<ConnectionSample>> samples = new HashMap<>();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(VerdictsTest.class.getResourceAsStream("/lines/" + name + ".csv")),
                StandardCharsets.UTF_8)) {
            for (CSVRecord row : CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(in)) {
                samples.computeIfAbsent(row.get("user"), user -> new ArrayList<>())
                        .add(sample(row));
            }
        }
        return samples;
    }

    private static ConnectionSample sample(CSVRecord row) {
        String protocol = row.get("relayProtocol");
        return new ConnectionSample(
                Instant.parse(row.get("at")),
                row.get("peer"),
                Double.valueOf(row.get("rttMs")),
                Double.valueOf(row.get("lossPercent")),
                Double.valueOf(row.get("jitterMs")),
                Double.valueOf(row.get("sendKbps")),
                Double.valueOf(row.get("receiveKbps")),
                Integer.valueOf(row.get("width")),
                Integer.valueOf(row.get("height")),
                Double.valueOf(row.get("fps")),
                Boolean.valueOf(row.get("relay")),
                protocol.isEmpty() ? null : protocol);
    }
}
