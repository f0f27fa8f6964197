package app.parley.testing;

import app.parley.hub.value.CallRecord;
import app.parley.hub.value.CallRecord.Attendance;
import app.parley.hub.value.CallRecord.ParticipantRecord;
import app.parley.hub.value.Journal.CallChanged;
import app.parley.hub.value.Journal.QualityReported;
import app.parley.hub.value.QualitySample;
import app.parley.hub.value.RoomDefinition.Kind;
import app.parley.kernel.CallId;
import app.parley.kernel.CallKind;
import app.parley.kernel.CallMedia;
import app.parley.kernel.CallOutcome;
import app.parley.kernel.EndReason;
import app.parley.kernel.ParticipantOutcome;
import app.parley.kernel.ParticipantRole;
import app.parley.kernel.PeerId;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.store.db.Database;
import app.parley.store.db.DatabaseSettings;
import app.parley.store.journal.JournalWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A log as a small team fills it in some weeks, the same each time but for the dates. Ids are c_0, the newest, to c_n. */
public final class PlausibleLog {
    /** Somebody whose calls these are. */
    public record Member(String user, String name) {}

    /** Who is in the log, the name of the room where they meet, and every how many calls the line of one is bad. */
    public record Cast(List<Member> team, String room, int badEvery) {}

    private static final Cast CAST = new Cast(
            List.of(
                    new Member("alice", "Alice Ahn"),
                    new Member("bob", "Bob Baek"),
                    new Member("minji", "김민지"),
                    new Member("carol", "Carol Castellanos"),
                    new Member("dave", "Dave Dean")),
            "Stand-up",
            1);
    private static final List<String> DEVICES = List.of("Chrome on macOS", "Firefox on Windows", "Safari on iOS");
    private static final List<CallOutcome> UNANSWERED = List.of(
            CallOutcome.MISSED,
            CallOutcome.MISSED,
            CallOutcome.MISSED,
            CallOutcome.DECLINED,
            CallOutcome.BUSY,
            CallOutcome.CANCELLED);
    private static final int EVERY_NTH_IN_A_ROOM = 4;
    private static final int MEASURED = 20; // calls
    private static final int SAMPLE_SECONDS = 10;

    private final Random random = new Random(7);
    private final List<Member> team;
    private final String room;
    private final int badEvery;
    private final Instant until;

    private PlausibleLog(Cast cast, Instant until) {
        this.team = cast.team();
        this.room = cast.room();
        this.badEvery = cast.badEvery();
        this.until = until;
    }

    /**
     * Writes so many calls into the embedded database of a server that is not running.
     *
     * @param data its {@code PARLEY_DATA}
     * @param until when the newest call began
     * @param apart from one call to the next, on average
     */
    public static void write(Path data, int calls, Instant until, Duration apart) {
        write(DatabaseSettings.embedded(data), calls, until, apart);
    }

    public static void write(DatabaseSettings settings, int calls, Instant until, Duration apart) {
        write(settings, CAST, calls, until, apart);
    }

    /** As {@link #write(Path, int, Instant, Duration)}, of other people. */
    public static void write(DatabaseSettings settings, Cast cast, int calls, Instant until, Duration apart) {
        PlausibleLog log = new PlausibleLog(cast, until.truncatedTo(ChronoUnit.SECONDS));
        try (Database database = Database.open(settings);
                JournalWriter journal = new JournalWriter(database)) {
            for (int number = 0; number < calls; number++) {
                CallRecord call = log.call(number, apart.multipliedBy(number));
                journal.record(new CallChanged(call)).toCompletableFuture().join();
                if (number < MEASURED) {
                    log.measured(call, number % log.badEvery == 0).forEach(journal::record);
                }
            }
        }
    }

    private CallRecord call(int number, Duration ago) {
        Instant start = inWorkingHours(until.minus(ago)).minusSeconds(random.nextInt(600));
        if (number % EVERY_NTH_IN_A_ROOM == 1) {
            return inRoom(number, start);
        }
        Member caller = team.get(number % 3 == 0 ? 0 : random.nextInt(team.size()));
        Member callee = team.get((team.indexOf(caller) + 1 + random.nextInt(team.size() - 1)) % team.size());
        boolean answered = random.nextInt(10) < 7;
        return answered ? answered(number, start, caller, callee) : unanswered(number, start, caller, callee);
    }

    /** From midnight to nine UTC, which is from nine to six in Seoul. */
    private static Instant inWorkingHours(Instant time) {
        Instant day = time.truncatedTo(ChronoUnit.DAYS);
        return day.plus(Duration.between(day, time).multipliedBy(9).dividedBy(24));
    }

    private CallRecord answered(int number, Instant start, Member caller, Member callee) {
        Instant answer = start.plusSeconds(3 + random.nextInt(20));
        Instant end = answer.plusSeconds(40 + random.nextInt(2400));
        CallOutcome outcome = random.nextInt(25) == 0 ? CallOutcome.INTERRUPTED : CallOutcome.COMPLETED;
        List<ParticipantRecord> participants = List.of(
                participant(
                        caller, ParticipantRole.CALLER, ParticipantOutcome.JOINED, attendance(number, 0, answer, end)),
                participant(
                        callee, ParticipantRole.CALLEE, ParticipantOutcome.JOINED, attendance(number, 1, answer, end)));
        return record(number, CallKind.DIRECT, "call-" + number, "Call", outcome, start, answer, end, participants);
    }

    private CallRecord unanswered(int number, Instant start, Member caller, Member callee) {
        CallOutcome outcome = UNANSWERED.get(random.nextInt(UNANSWERED.size()));
        Instant end = start.plusSeconds(outcome == CallOutcome.MISSED ? 45 : 5 + random.nextInt(20));
        List<ParticipantRecord> participants = List.of(
                participant(caller, ParticipantRole.CALLER, ParticipantOutcome.UNANSWERED),
                participant(
                        callee,
                        ParticipantRole.CALLEE,
                        ParticipantOutcome.ofWire(outcome.wire()).orElseThrow()));
        return record(number, CallKind.DIRECT, "call-" + number, "Call", outcome, start, null, end, participants);
    }

    /** The first to come was there before; the second went out for a while. */
    private CallRecord inRoom(int number, Instant start) {
        int length = 600 + random.nextInt(1500);
        Instant end = start.plusSeconds(length);
        List<ParticipantRecord> participants = new ArrayList<>();
        int people = 3 + random.nextInt(team.size() - 2);
        for (int i = 0; i < people; i++) {
            Instant joined = start.plusSeconds(i * 40L);
            Instant middle = start.plusSeconds(length / 2);
            Attendance[] spans = i == 1
                    ? new Attendance[] {
                        attendance(number, 1, joined, middle),
                        attendance(number, 8, middle.plusSeconds(length / 8), end)
                    }
                    : new Attendance[] {attendance(number, i, joined, end.minusSeconds(i * 15L))};
            participants.add(participant(team.get(i), ParticipantRole.PARTICIPANT, ParticipantOutcome.JOINED, spans));
        }
        return record(number, CallKind.ROOM, "stand-up", room, CallOutcome.COMPLETED, start, start, end, participants);
    }

    private List<QualityReported> measured(CallRecord call, boolean bad) {
        List<QualityReported> reports = new ArrayList<>();
        for (ParticipantRecord participant : call.people()) {
            for (Attendance attendance : participant.spans()) {
                List<QualitySample> samples = new ArrayList<>();
                Instant end = attendance.leftAt() == null ? until : attendance.leftAt();
                for (Instant at = attendance.joinedAt().plusSeconds(SAMPLE_SECONDS);
                        at.isBefore(end);
                        at = at.plusSeconds(SAMPLE_SECONDS)) {
                    samples.add(sample(bad && call.people().get(0).spans().contains(attendance), attendance, at));
                }
                reports.add(new QualityReported(call.id(), participant.user(), samples));
            }
        }
        return reports;
    }

    /** A bad time is from one third on, for a fifth. */
    private QualitySample sample(boolean badTime, Attendance attendance, Instant at) {
        long length =
                Duration.between(attendance.joinedAt(), attendance.leftAt()).toSeconds();
        long since = Duration.between(attendance.joinedAt(), at).toSeconds();
        boolean bad = badTime && since > length / 3 && since < length / 3 + length / 5;
        double rtt = bad ? 500 + random.nextInt(400) : 30 + random.nextInt(40);
        double loss = bad ? 6 + random.nextInt(8) : random.nextDouble();
        double sent = bad ? 120 : 1400;
        return new QualitySample(
                new PeerId("p-other"), at, rtt, loss, 4.0, sent, 1300.0, 1280, 720, 30.0, false, null, null);
    }

    private static ParticipantRecord participant(
            Member member, ParticipantRole role, ParticipantOutcome outcome, Attendance... spans) {
        return new ParticipantRecord(new UserId(member.user()), member.name(), false, role, outcome, List.of(spans));
    }

    private static Attendance attendance(int call, int place, Instant joinedAt, Instant leftAt) {
        return new Attendance(
                new PeerId("p-" + call + "-" + place), joinedAt, leftAt, DEVICES.get((call + place) % DEVICES.size()));
    }

    private static CallRecord record(
            int number,
            CallKind kind,
            String room,
            String roomName,
            CallOutcome outcome,
            Instant start,
            Instant answer,
            Instant end,
            List<ParticipantRecord> people) {
        return new CallRecord(
                new CallId("c_" + number),
                kind,
                new RoomId(room),
                roomName,
                kind == CallKind.DIRECT ? Kind.CALL : Kind.TEAM,
                number % 5 == 2 ? CallMedia.AUDIO : CallMedia.VIDEO,
                outcome,
                people.get(0).user(),
                people.get(0).name(),
                start,
                answer,
                end,
                answer == null ? EndReason.of(outcome) : EndReason.LEFT,
                people);
    }
}
