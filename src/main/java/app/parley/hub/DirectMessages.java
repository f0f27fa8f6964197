package app.parley.hub;

import app.parley.hub.value.ChatText;
import app.parley.hub.value.ClientId;
import app.parley.hub.value.EventEnvelope;
import app.parley.hub.value.Journal;
import app.parley.hub.value.MessageEvent;
import app.parley.hub.value.TeamMember;
import app.parley.hub.value.Topic;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * What people write to each other outside of rooms. A message is told to the sessions of both once it is committed, so
 * whoever hears of it finds it in the store. The journal's thread notes the commit here without the lock; the next tick
 * tells it.
 */
@GuardedByHubLock
final class DirectMessages {
    private final HubContext context;
    private final PresenceRegistry registry;
    private final RecentMessageIds<UserId> said;
    private final MessageRate rate;
    private final Queue<News> committed = new ConcurrentLinkedQueue<>();

    DirectMessages(HubContext context, PresenceRegistry registry) {
        this.context = context;
        this.registry = registry;
        said = new RecentMessageIds<>(context);
        rate = new MessageRate(context);
    }

    /** An event for the sessions of these people. */
    private record News(MessageEvent event, UserId from, List<UserId> people) {}

    CompletionStage<@Nullable Void> say(UserId from, UserId to, String id, ChatText text) {
        ClientId.check(id);
        text.requireAtMost(context.limits().chatCharacters());
        TeamMember sender = require(from);
        require(to);
        if (from.equals(to)) {
            throw new RequestException(ErrorCode.BAD_REQUEST, "Nobody writes to themselves.");
        }
        CompletionStage<@Nullable Void> before = said.find(to, from, id);
        if (before != null && !before.toCompletableFuture().isCompletedExceptionally()) {
            return before;
        }
        rate.count(from);
        Journal.DirectSaid message = new Journal.DirectSaid(id, from, to, text.value(), context.now());
        CompletionStage<@Nullable Void> stored = tellOnceStored(
                message,
                new MessageEvent.Written(id, from, sender.name(), false, to, message.text(), message.at()),
                from,
                List.of(from, to));
        said.add(to, from, id, stored);
        return stored;
    }

    CompletionStage<@Nullable Void> markSeen(UserId reader, UserId other, String message) {
        ClientId.check(message);
        require(reader);
        return tellOnceStored(
                new Journal.DirectSeen(reader, other, message),
                new MessageEvent.Seen(other, message),
                reader,
                List.of(reader));
    }

    /** Remembers a message that was stored before this process started. */
    void remember(Journal.DirectSaid stored) {
        said.restore(stored.to(), stored.from(), stored.id(), stored.at());
    }

    void sweepLater() {
        said.sweepLater();
        rate.sweepLater();
    }

    void tell() {
        context.lock().assertHeld();
        for (News news = committed.poll(); news != null; news = committed.poll()) {
            EventEnvelope envelope = EventEnvelope.by(news.event(), context.now(), news.from());
            news.people().stream()
                    .flatMap(user -> registry.sessionsOf(user).stream())
                    .filter(session -> session.watches(Topic.MESSAGES))
                    .forEach(session -> context.deliveries().send(session, Topic.MESSAGES, envelope));
        }
    }

    private CompletionStage<@Nullable Void> tellOnceStored(
            Journal.Entry entry, MessageEvent event, UserId from, List<UserId> people) {
        return context.journal().record(entry).thenApply(nothing -> {
            committed.add(new News(event, from, people));
            return null;
        });
    }

    private TeamMember require(UserId user) {
        TeamMember account = registry.account(user);
        if (account == null || !account.active()) {
            throw new RequestException(ErrorCode.NO_SUCH_USER, "There is no such user.");
        }
        return account;
    }
}
