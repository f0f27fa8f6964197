package app.parley.hub;

import app.parley.hub.value.Journal;
import app.parley.hub.value.MediaStatePatch;
import app.parley.hub.value.QualitySample;
import app.parley.hub.value.RoomCommand;
import app.parley.hub.value.RoomEvent;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.Person;
import app.parley.kernel.PreCallCheck;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the commands of members to their room: chat, media state, reactions, quality reports. Passes the
 * commands of hosts to ModeratorControls.
 */
final class RoomCommandHandler {
    private final HubContext context;
    private final Rooms rooms;
    private final ModeratorControls controls;
    private final HeldPlaces heldPlaces;
    private final ExtensionSlot extension;
    private final RecentMessageIds<RoomId> said;

    RoomCommandHandler(
            HubContext context,
            Rooms rooms,
            ModeratorControls controls,
            HeldPlaces heldPlaces,
            ExtensionSlot extension,
            RecentMessageIds<RoomId> said) {
        this.context = context;
        this.rooms = rooms;
        this.controls = controls;
        this.heldPlaces = heldPlaces;
        this.extension = extension;
        this.said = said;
    }

    static CompletionStage<@Nullable Void> done() {
        return CompletableFuture.completedStage(null);
    }

    CompletionStage<@Nullable Void> handle(Peer peer, RoomCommand command) {
        return command.accept(new RoomCommand.Handler<>() {
            @Override
            public CompletionStage<@Nullable Void> onSay(RoomCommand.Say say) {
                return say(peer, say);
            }

            @Override
            public CompletionStage<@Nullable Void> onChange(RoomCommand.Change change) {
                return change(peer, change.state());
            }

            @Override
            public CompletionStage<@Nullable Void> onReact(RoomCommand.React react) {
                return react(peer, react.emoji());
            }

            @Override
            public CompletionStage<@Nullable Void> onReport(RoomCommand.Report report) {
                return report(peer, report);
            }

            @Override
            public CompletionStage<@Nullable Void> onLock(RoomCommand.Lock lock) {
                controls.lock(peer, lock.locked());
                return done();
            }

            @Override
            public CompletionStage<@Nullable Void> onMute(RoomCommand.Mute mute) {
                controls.mute(peer, mute.peer());
                return done();
            }

            @Override
            public CompletionStage<@Nullable Void> onLower(RoomCommand.Lower lower) {
                controls.lower(peer, lower.peer());
                return done();
            }

            @Override
            public CompletionStage<@Nullable Void> onRemove(RoomCommand.Remove remove) {
                controls.remove(peer, remove.peer());
                return done();
            }

            @Override
            public CompletionStage<@Nullable Void> onAnswerKnock(RoomCommand.AnswerKnock answer) {
                controls.answer(peer, answer.knock(), answer.admit());
                return done();
            }

            @Override
            public CompletionStage<@Nullable Void> onEnd(RoomCommand.End end) {
                controls.end(peer);
                return done();
            }
        });
    }

    /** Remembers a message that was stored before this process started. */
    void remember(Journal.ChatSaid stored) {
        said.restore(stored.room(), stored.user(), stored.id(), stored.at());
    }

    private CompletionStage<@Nullable Void> say(Peer peer, RoomCommand.Say say) {
        say.text().requireAtMost(context.limits().chatCharacters());
        String text = say.text().value();
        CompletionStage<@Nullable Void> before = said.find(peer.room().id(), peer.user(), say.id());
        if (before != null && !before.toCompletableFuture().isCompletedExceptionally()) {
            return before;
        }
        Instant now = context.now();
        Person speaker = peer.session().person();
        String name = speaker.name();
        CompletionStage<@Nullable Void> stored = context.journal()
                .record(new Journal.ChatSaid(peer.room().id(), say.id(), peer.user(), name, text, now));
        if (before == null) {
            peer.room()
                    .broadcastBy(
                            peer,
                            number -> new RoomEvent.Said(
                                    number, say.id(), peer.id(), peer.user(), name, speaker.guest(), text, now));
            extension.get().said(peer, text, say.id());
        }
        said.add(peer.room().id(), peer.user(), say.id(), stored);
        return stored;
    }

    private CompletionStage<@Nullable Void> change(Peer peer, MediaStatePatch wished) {
        MediaStatePatch patch = peer.state().difference(wished);
        if (!patch.isEmpty()) {
            peer.change(patch, peer);
        }
        if (patch.recording() != null) {
            rooms.touch(peer.room());
        }
        return done();
    }

    private CompletionStage<@Nullable Void> react(Peer peer, String emoji) {
        peer.room().broadcastBy(peer, number -> new RoomEvent.Reacted(number, peer.id(), emoji));
        return done();
    }

    private CompletionStage<@Nullable Void> report(Peer peer, RoomCommand.Report report) {
        noteMedia(peer, report);
        Call call = peer.room().call();
        PreCallCheck check = report.preCallCheck();
        if (call == null && check != null) {
            throw new RequestException(ErrorCode.NO_SUCH_CALL, "There is no call yet that a check could be kept with.");
        }
        CompletionStage<@Nullable Void> checked = call == null || check == null
                ? done()
                : context.journal().record(new Journal.PreCallChecked(call.id(), peer.user(), check));
        if (call == null || report.samples().isEmpty()) {
            return checked;
        }
        return context.journal()
                .record(new Journal.QualityReported(call.id(), peer.user(), report.samples()))
                .thenCombine(checked, (first, second) -> null);
    }

    /** Whose media reaches somebody else is not gone, whatever became of the socket. */
    private void noteMedia(Peer reporter, RoomCommand.Report report) {
        for (QualitySample sample : report.samples()) {
            Peer from = sample.hasMedia() ? reporter.room().peer(sample.peer()) : null;
            if (from != null && !from.user().equals(reporter.user())) {
                heldPlaces.mediaCame(from);
            }
        }
    }
}
