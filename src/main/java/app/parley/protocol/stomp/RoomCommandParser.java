package app.parley.protocol.stomp;

import app.parley.hub.value.ChatText;
import app.parley.hub.value.MediaStatePatch;
import app.parley.hub.value.QualitySample;
import app.parley.hub.value.RoomCommand;
import app.parley.kernel.PeerId;
import app.parley.kernel.PreCallCheck;
import app.parley.protocol.JsonObjectReader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads commands to a room by {@code type}. A new command is a line here. */
final class RoomCommandParser {
    private static final Map<String, Function<JsonObjectReader, RoomCommand>> READERS = Map.ofEntries(
            Map.entry("message", body -> new RoomCommand.Say(body.text("id"), new ChatText(body.text("text")))),
            Map.entry("peer-state", body -> new RoomCommand.Change(change(body.object("state")))),
            Map.entry("reaction", body -> new RoomCommand.React(body.text("emoji"))),
            Map.entry(
                    "quality",
                    body -> new RoomCommand.Report(
                            samples(body.objects("samples")), check(body.optionalObject("preCallCheck")))),
            Map.entry("lock", body -> new RoomCommand.Lock(true)),
            Map.entry("unlock", body -> new RoomCommand.Lock(false)),
            Map.entry("mute", body -> new RoomCommand.Mute(new PeerId(body.text("peer")))),
            Map.entry("lower", body -> new RoomCommand.Lower(peer(body.optionalText("peer")))),
            Map.entry("remove", body -> new RoomCommand.Remove(new PeerId(body.text("peer")))),
            Map.entry("admit", body -> new RoomCommand.AnswerKnock(body.text("knock"), true)),
            Map.entry("deny", body -> new RoomCommand.AnswerKnock(body.text("knock"), false)),
            Map.entry("end", body -> new RoomCommand.End()));

    private RoomCommandParser() {}

    static RoomCommand read(JsonObjectReader body) {
        Function<JsonObjectReader, RoomCommand> reader = READERS.get(body.type());
        if (reader == null) {
            throw JsonObjectReader.unknownType(body.type());
        }
        return reader.apply(body);
    }

    private static MediaStatePatch change(JsonObjectReader state) {
        return new MediaStatePatch(
                state.optionalFlag("mic"),
                state.optionalFlag("camera"),
                state.optionalFlag("screen"),
                state.optionalFlag("hand"),
                state.optionalFlag("settingUp"),
                state.optionalFlag("recording"));
    }

    private static @Nullable PeerId peer(@Nullable String id) {
        return id == null ? null : new PeerId(id);
    }

    private static List<QualitySample> samples(List<JsonObjectReader> samples) {
        return samples.stream().map(RoomCommandParser::sample).toList();
    }

    private static @Nullable PreCallCheck check(@Nullable JsonObjectReader check) {
        return check == null
                ? null
                : new PreCallCheck(
                        check.instant("at"),
                        check.objects("results").stream()
                                .map(RoomCommandParser::result)
                                .toList());
    }

    private static PreCallCheck.Result result(JsonObjectReader result) {
        return new PreCallCheck.Result(
                PreCallCheck.Step.of(result.text("id")),
                PreCallCheck.State.of(result.text("state")),
                result.optionalText("code"),
                result.optionalWhole("ms"),
                result.optionalWhole("kbps"),
                result.optionalNumber("level"));
    }

    private static QualitySample sample(JsonObjectReader sample) {
        return new QualitySample(
                new PeerId(sample.text("peer")),
                sample.instant("at"),
                sample.optionalNumber("rttMs"),
                sample.optionalNumber("lossPercent"),
                sample.optionalNumber("jitterMs"),
                sample.optionalNumber("sendKbps"),
                sample.optionalNumber("receiveKbps"),
                sample.optionalWhole("width"),
                sample.optionalWhole("height"),
                sample.optionalNumber("fps"),
                sample.optionalFlag("relay"),
                sample.optionalText("relayProtocol"),
                sample.optionalFlag("alive"));
    }
}
