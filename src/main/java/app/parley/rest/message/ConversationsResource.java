package app.parley.rest.message;

import static io.javalin.http.HandlerType.GET;
import static io.javalin.http.HandlerType.POST;
import static io.javalin.http.HandlerType.PUT;

import app.parley.hub.Hub;
import app.parley.hub.value.ChatText;
import app.parley.hub.value.Ids;
import app.parley.kernel.ErrorCode;
import app.parley.kernel.RequestException;
import app.parley.kernel.UserId;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.AuthenticatedUser;
import app.parley.rest.http.AwaitStored;
import app.parley.rest.http.JsonBodies;
import app.parley.rest.http.Paging;
import app.parley.rest.http.QueryParameters;
import app.parley.rest.http.RequestFields;
import app.parley.rest.http.Resource;
import app.parley.rest.http.Routes;
import app.parley.rest.http.Routes.Who;
import app.parley.store.message.Conversation;
import app.parley.store.message.DirectMessage;
import app.parley.store.message.DirectMessageStore;
import app.parley.store.message.DirectMessageStore.Part;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists and sends what people write to each other outside of rooms. Everybody sees their own conversations only. */
public final class ConversationsResource implements Resource {
    /** The name of a person whose account is erased. */
    private static final String ERASED = "Erased";

    private final Hub hub;
    private final DirectMessageStore store;
    private final Accounts accounts;
    private final JsonBodies bodies;
    private final Ids ids = new Ids();

    public ConversationsResource(Hub hub, DirectMessageStore store, Accounts accounts, JsonBodies bodies) {
        this.hub = hub;
        this.store = store;
        this.accounts = accounts;
        this.bodies = bodies;
    }

    @Override
    public void addTo(Routes routes) {
        routes.add(GET, "/conversations", Who.MEMBERS, this::list);
        routes.add(GET, "/conversations/{user}", Who.MEMBERS, this::one);
        routes.add(GET, "/conversations/{user}/messages", Who.MEMBERS, this::messages);
        routes.add(POST, "/conversations/{user}/messages", Who.MEMBERS, this::send);
        routes.add(GET, "/conversations/{user}/messages/{message}", Who.MEMBERS, this::message);
        routes.add(PUT, "/conversations/{user}/seen", Who.MEMBERS, this::markSeen);
    }

    private record ConversationView(
            String user,
            String name,
            boolean guest,
            boolean active,
            int unread,
            @Nullable MessageView last) {}

    private record MessageView(
            String id, String user, String name, boolean guest, String to, String text, Instant at) {}

    private void list(Context ctx, AuthenticatedUser caller) {
        Paging paging = Paging.of(ctx);
        List<Conversation> found =
                store.conversations(caller.person().user(), number(paging.after()), paging.limit() + 1);
        bodies.page(
                ctx,
                paging,
                found,
                conversation -> Long.toString(conversation.last().seq()),
                conversation -> view(caller, conversation.other(), conversation));
    }

    private void one(Context ctx, AuthenticatedUser caller) {
        bodies.ok(ctx, conversation(caller, other(ctx)));
    }

    private ConversationView conversation(AuthenticatedUser caller, UserId other) {
        Conversation found = store.conversation(caller.person().user(), other).orElse(null);
        if (found == null && account(other) == null) {
            throw unknown();
        }
        return view(caller, other.value(), found);
    }

    private void messages(Context ctx, AuthenticatedUser caller) {
        UserId other = other(ctx);
        ConversationView head = conversation(caller, other);
        QueryParameters query = new QueryParameters(ctx);
        Long before = bound(query, "before", caller, other);
        Long after = bound(query, "after", caller, other);
        query.check();
        Paging paging = Paging.of(ctx);
        Long start = number(paging.after());
        List<DirectMessage> found = store.find(
                caller.person().user(), other, new Part(start == null ? before : start, after, paging.limit() + 1));
        bodies.page(
                ctx,
                paging,
                found,
                message -> Long.toString(message.seq()),
                message -> view(caller, head.name(), message));
    }

    private void message(Context ctx, AuthenticatedUser caller) {
        UserId other = other(ctx);
        bodies.ok(ctx, view(caller, nameOf(account(other)), find(caller, other, ctx.pathParam("message"))));
    }

    private void send(Context ctx, AuthenticatedUser caller) {
        UserId other = other(ctx);
        RequestFields input = bodies.read(ctx);
        String text = input.string("text");
        String id = input.isNullOrAbsent("id") ? ids.message() : input.string("id");
        input.check();
        AwaitStored.await(hub.say(caller.person().user(), other, id, new ChatText(text)));
        bodies.created(
                ctx,
                Routes.BASE + "/conversations/" + other + "/messages/" + JsonBodies.inPath(id),
                view(caller, nameOf(account(other)), find(caller, other, id)));
    }

    private void markSeen(Context ctx, AuthenticatedUser caller) {
        UserId other = other(ctx);
        RequestFields input = bodies.read(ctx);
        String message = input.string("message");
        input.check();
        find(caller, other, message);
        AwaitStored.await(hub.markSeen(caller.person().user(), other, message));
        bodies.ok(ctx, conversation(caller, other));
    }

    private DirectMessage find(AuthenticatedUser caller, UserId other, String id) {
        return store.find(caller.person().user(), other, id)
                .orElseThrow(() -> new RequestException(ErrorCode.NOT_FOUND, "There is no such message."));
    }

    /** Returns the number of the message that a bound names. */
    private @Nullable Long bound(QueryParameters query, String name, AuthenticatedUser caller, UserId other) {
        String id = query.text(name);
        if (id == null) {
            return null;
        }
        Long found = store.find(caller.person().user(), other, id)
                .map(DirectMessage::seq)
                .orElse(null);
        if (found == null) {
            query.fault(name, "must be the id of a message of this conversation");
        }
        return found;
    }

    private static @Nullable Long number(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        if (!cursor.matches("[0-9]{1,18}")) {
            throw Paging.wrongCursor();
        }
        return Long.valueOf(cursor);
    }

    private static UserId other(Context ctx) {
        String user = ctx.pathParam("user");
        if (!UserId.isValid(user)) {
            throw unknown();
        }
        return new UserId(user);
    }

    private static RequestException unknown() {
        return new RequestException(ErrorCode.NO_SUCH_USER, "There is no such user.");
    }

    private @Nullable Account account(UserId user) {
        return accounts.find(user.value()).orElse(null);
    }

    private ConversationView view(AuthenticatedUser caller, String other, @Nullable Conversation conversation) {
        Account account = account(new UserId(other));
        return new ConversationView(
                other,
                nameOf(account),
                false,
                account != null && account.active(),
                conversation == null ? 0 : conversation.unread(),
                conversation == null ? null : view(caller, nameOf(account), conversation.last()));
    }

    private static MessageView view(AuthenticatedUser caller, String otherName, DirectMessage message) {
        boolean own = message.sender().equals(caller.person().user().value());
        return new MessageView(
                message.id(),
                message.sender(),
                own ? caller.person().name() : otherName,
                false,
                message.recipient(),
                message.text(),
                message.at());
    }

    private static String nameOf(@Nullable Account account) {
        return account == null ? ERASED : account.displayName();
    }
}
