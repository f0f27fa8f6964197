package app.parley.calls.quality;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The verdict phrases in Korean. */
public final class KoreanVerdictPhrases implements VerdictPhrases {
    @Override
    public String notMeasured() {
        return "측정되지 않음";
    }

    @Override
    public String overall(QualityLevel level) {
        return switch (level) {
            case GOOD -> "통화 내내 연결이 좋았습니다";
            case FAIR -> "연결이 보통이었습니다";
            case POOR -> "연결이 나빴습니다";
        };
    }

    @Override
    public String symptom(QualitySymptom what, @Nullable String name, String when) {
        String whose = name == null ? "내" : name + " 님의";
        String who = name == null ? "내가" : name + " 님이";
        return when
                + switch (what) {
                    case UPLOAD -> " " + whose + " 업로드 속도가 떨어졌습니다";
                    case LOST_SENDING -> " " + who + " 보낸 소리와 영상이 끊겼습니다";
                    case LOST_RECEIVING -> " " + who + " 받은 소리와 영상이 끊겼습니다";
                    case DELAY -> " " + whose + " 연결이 느렸습니다";
                    case JITTER -> " " + whose + " 연결이 고르지 않았습니다";
                };
    }

    @Override
    public String throughout() {
        return "통화 내내";
    }

    @Override
    public String at(String time) {
        return time + "에";
    }

    @Override
    public String between(String from, String to) {
        return from + "부터 " + to + "까지";
    }

    @Override
    public String relayed(@Nullable String protocol) {
        return protocol == null ? "통화가 중계 서버를 거쳤습니다" : "통화가 " + protocol.toUpperCase(Locale.ROOT) + " 중계를 거쳤습니다";
    }

    @Override
    public String sentence(List<String> clauses) {
        return String.join(". ", clauses);
    }
}
