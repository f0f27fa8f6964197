package app.parley.rest.privacy;

import app.parley.calls.CallCursor;
import app.parley.calls.CallFilter;
import app.parley.calls.CallLog;
import app.parley.calls.CallQuery;
import app.parley.calls.CallSort;
import app.parley.calls.CallView;
import app.parley.calls.LoggedCall;
import app.parley.calls.Viewer;
import app.parley.calls.quality.ViewerLocale;
import app.parley.kernel.UserId;
import app.parley.oidc.IdentityRepository;
import app.parley.passkeys.Passkeys;
import app.parley.people.ApiToken;
import app.parley.people.ApiTokenRepository;
import app.parley.people.ApiTokens;
import app.parley.people.AuditLog;
import app.parley.people.AuditRepository;
import app.parley.people.AuditRepository.Entry;
import app.parley.people.AuditRepository.Filter;
import app.parley.people.Invite;
import app.parley.people.InviteRepository;
import app.parley.people.Invites;
import app.parley.people.KnownBrowsers;
import app.parley.people.LoginSessions;
import app.parley.people.Pictures;
import app.parley.push.PushSubscriptions;
import app.parley.rest.account.AuditView;
import app.parley.rest.account.PasskeyView;
import app.parley.rest.account.TokenView;
import app.parley.rest.call.PreCallCheckView;
import app.parley.rest.call.QualityColumns;
import app.parley.rooms.RoomService;
import app.parley.store.message.DirectMessage;
import app.parley.store.message.DirectMessageStore;
import app.parley.store.room.ChatStore;
import app.parley.store.room.StoredRoom;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Streams all stored data on a user. Memory holds one part of it at a time. Thread-safe. */
public final class PersonalDataExport {
    private static final int STRETCH = 200;

    private final Pictures pictures;
    private final LoginSessions sessions;
    private final IdentityRepository identities;
    private final Passkeys passkeys;
    private final KnownBrowsers browsers;
    private final PushSubscriptions subscriptions;
    private final ApiTokens tokens;
    private final Invites invites;
    private final RoomService rooms;
    private final CallLog calls;
    private final ChatStore chat;
    private final DirectMessageStore direct;
    private final AuditLog audit;

    public PersonalDataExport(
            Pictures pictures,
            LoginSessions sessions,
            IdentityRepository identities,
            Passkeys passkeys,
            KnownBrowsers browsers,
            PushSubscriptions subscriptions,
            ApiTokens tokens,
            Invites invites,
            RoomService rooms,
            CallLog calls,
            ChatStore chat,
            DirectMessageStore direct,
            AuditLog audit) {
        this.pictures = pictures;
        this.sessions = sessions;
        this.identities = identities;
        this.passkeys = passkeys;
        this.browsers = browsers;
        this.subscriptions = subscriptions;
        this.tokens = tokens;
        this.invites = invites;
        this.rooms = rooms;
        this.calls = calls;
        this.chat = chat;
        this.direct = direct;
        this.audit = audit;
    }

    private record PictureView(String type, String data) {}

    private record DirectView(String id, String user, String to, String text, Instant at) {}

    private record SessionView(
            String id,
            Instant createdAt,
            Instant lastSeenAt,
            Instant expiresAt,
            String device,
            @Nullable String address) {}

    private record IdentityView(
            String issuer,
            String subject,
            String label,
            Instant linkedAt,
            @Nullable Instant lastUsedAt) {}

    private record SubscriptionView(String session, URI endpoint, Instant createdAt) {}

    private record RoomView(String id, String name, boolean member, boolean host) {}

    private record MessageView(String room, String id, String text, Instant at) {}

    private record MeasuredView(
            String call,
            QualityColumns.Columns samples,
            @Nullable PreCallCheckView preCallCheck) {}

    private record InviteView(
            String id,
            String kind,
            @Nullable String room,
            Instant createdAt,
            @Nullable Instant expiresAt,
            int uses) {}

    Stream<?> sessions(UserId user) {
        return sessions.of(user).stream()
                .map(session -> new SessionView(
                        session.id(),
                        session.createdAt(),
                        session.lastSeenAt(),
                        session.expiresAt(),
                        session.device(),
                        session.address()));
    }

    Stream<?> identities(UserId user) {
        return identities.of(user).stream()
                .map(one ->
                        new IdentityView(one.issuer(), one.subject(), one.label(), one.linkedAt(), one.lastUsedAt()));
    }

    Stream<?> passkeys(UserId user) {
        return passkeys.of(user).stream().map(PasskeyView::of);
    }

    /** Returns when the browsers were last seen in which the user has signed in. */
    Stream<?> browsers(UserId user) {
        return browsers.of(user).stream();
    }

    Stream<?> pushSubscriptions(UserId user) {
        return subscriptions.of(user).stream()
                .map(one -> new SubscriptionView(one.signIn(), one.endpoint(), one.createdAt()));
    }

    Stream<?> tokens(UserId user) {
        return stretches((@Nullable ApiToken last) -> tokens.page(
                        user, last == null ? null : new ApiTokenRepository.Place(last.createdAt(), last.id()), STRETCH))
                .map(token -> TokenView.of(token, null));
    }

    Stream<?> invites(UserId user) {
        return stretches((@Nullable Invite last) -> invites.page(
                        user, last == null ? null : new InviteRepository.Place(last.createdAt(), last.id()), STRETCH))
                .map(invite -> new InviteView(
                        invite.id(),
                        invite.kind().wire(),
                        invite.room() == null ? null : invite.room().value(),
                        invite.createdAt(),
                        invite.expiresAt(),
                        invite.uses()));
    }

    Stream<?> rooms(UserId user) {
        return rooms.with(user).stream().map(room -> view(room, user));
    }

    private static RoomView view(StoredRoom room, UserId user) {
        return new RoomView(
                room.id().value(),
                room.name(),
                room.members().contains(user),
                room.hosts().contains(user));
    }

    Stream<?> calls(UserId user, ViewerLocale locale) {
        return calls(user).map(call -> CallView.of(call, locale));
    }

    /** Returns the samples of the user's own browsers, call by call. */
    Stream<?> quality(UserId user) {
        return calls(user)
                .flatMap(call -> call.people().stream()
                        .filter(person -> person.user().equals(user.value())
                                && !person.spans().isEmpty())
                        .map(person -> calls.linesOf(person, call)))
                .filter(lines -> !lines.samples().isEmpty() || lines.checks().containsKey(user.value()))
                .map(lines -> new MeasuredView(
                        lines.call().id(),
                        QualityColumns.Columns.of(lines.samples().getOrDefault(user.value(), List.of()), lines.users()),
                        PreCallCheckView.of(lines.checks().get(user.value()))));
    }

    private Stream<LoggedCall> calls(UserId user) {
        Viewer viewer = new Viewer(user.value(), false);
        return stretches((@Nullable LoggedCall last) -> calls.find(new CallQuery(
                viewer,
                CallFilter.ALL,
                CallSort.OLDEST,
                STRETCH,
                last == null ? null : CallCursor.after(CallSort.OLDEST, last))));
    }

    Stream<?> messages(UserId user) {
        return stretches((ChatStore.@Nullable Said last) -> chat.saidBy(user, last == null ? 0 : last.seq(), STRETCH))
                .map(ChatStore.Said::message)
                .map(said -> new MessageView(said.room().value(), said.id(), said.text(), said.at()));
    }

    /** Returns the profile picture in base64; null without one. */
    @Nullable
    Object picture(UserId user) {
        return pictures.find(user.value())
                .map(picture ->
                        new PictureView(picture.mediaType(), Base64.getEncoder().encodeToString(picture.content())))
                .orElse(null);
    }

    /** Returns what the user wrote to others outside of rooms, and what they wrote back. */
    Stream<?> directMessages(UserId user) {
        return stretches((@Nullable DirectMessage last) -> direct.of(user, last == null ? 0 : last.seq(), STRETCH))
                .map(said -> new DirectView(said.id(), said.sender(), said.recipient(), said.text(), said.at()));
    }

    /** Returns the user's actions, and the actions on the account. */
    Stream<?> audit(UserId user) {
        Filter did = new Filter(user.value(), Set.of(), null, null, null);
        Filter suffered = new Filter(null, Set.of(), user.value(), null, null);
        return Stream.concat(
                        audit(did),
                        audit(suffered)
                                .filter(entry -> !user.value().equals(entry.actor())
                                        && !entry.action().startsWith("room.")))
                .map(AuditView::of);
    }

    private Stream<Entry> audit(Filter filter) {
        return stretches((@Nullable Entry last) ->
                audit.page(filter, last == null ? null : new AuditRepository.Place(last.at(), last.seq()), STRETCH));
    }

    /** @param next returns the part after the last item of the previous part; null for the beginning */
    private static <T> Stream<T> stretches(Function<@Nullable T, List<T>> next) {
        return Stream.iterate(
                        next.apply(null),
                        stretch -> !stretch.isEmpty(),
                        stretch -> stretch.size() < STRETCH ? List.of() : next.apply(stretch.get(STRETCH - 1)))
                .flatMap(List::stream);
    }
}
