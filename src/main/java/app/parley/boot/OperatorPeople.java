package app.parley.boot;

import app.parley.door.ExitCode;
import app.parley.door.OperatorFailure;
import app.parley.kernel.RequestException;
import app.parley.kernel.RoomId;
import app.parley.kernel.UserId;
import app.parley.kernel.VisibleText;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.CredentialRules;
import app.parley.people.Invite;
import app.parley.people.Invites;
import app.parley.people.PasswordResets;
import app.parley.people.Role;
import app.parley.people.Setup;
import app.parley.people.TokenGenerator;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and links for the owner of the server.
 *
 * @param server where people reach it
 * @param hasRoom whether there is such a room
 */
record OperatorPeople(
        Accounts accounts,
        Setup setup,
        PasswordResets resets,
        OperatorPasskeys passkeys,
        Invites invites,
        Audit audit,
        TokenGenerator generator,
        Supplier<URI> server,
        Predicate<RoomId> hasRoom,
        boolean takesGuests,
        InstantSource clock) {
    private static final String HERE = "the shell";

    /** Makes an admin, who is the first account or one more. Without a password, a link sets it. */
    Map<String, ?> createAdmin(Map<String, String> arguments) {
        String user = Objects.requireNonNull(arguments.get("user"));
        String name = VisibleText.tidy(arguments.getOrDefault("name", user));
        VisibleText.faultOf(name, 1, CredentialRules.LONGEST_NAME).ifPresent(fault -> {
            throw RequestException.invalid("name", fault);
        });
        String password = arguments.get("password");
        Accounts.Application application =
                new Accounts.Application(user, name, password == null ? generator.token() : password);
        boolean first = setup.needed();
        Account account =
                first ? setup.complete(setup.token(), application, HERE) : accounts.create(application, Role.ADMIN);
        audit.note(
                Audit.Actor.SERVER,
                first ? AuditAction.SETUP_DONE : AuditAction.USER_CREATED,
                account.user().value(),
                first ? null : "role=admin");
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("user", user);
        told.put("role", Role.ADMIN.wire());
        if (password == null) {
            told.putAll(link(account));
        }
        return told;
    }

    Map<String, ?> resetPassword(String user) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("user", user);
        told.putAll(link(accounts.get(user)));
        return told;
    }

    private Map<String, ?> link(Account account) {
        PasswordResets.Made made = resets.create(account);
        audit.note(
                Audit.Actor.SERVER,
                AuditAction.PASSWORD_RESET_CREATED,
                account.user().value(),
                null);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("url", server.get().resolve("/reset/" + made.code()).toString());
        told.put("expiresAt", made.expiresAt().truncatedTo(ChronoUnit.SECONDS).toString());
        return told;
    }

    /** Makes a link by which somebody joins the team, or comes as a guest of one room. */
    Map<String, ?> invite(Map<String, String> arguments) {
        UserId by = inviter(arguments.get("by"));
        RoomId room = room(arguments.get("room"));
        String uses = arguments.get("uses");
        Instant expiresAt = clock.instant().plus(Duration.ofDays(Long.parseLong(arguments.getOrDefault("days", "7"))));
        Invite.Kind kind = room == null ? Invite.Kind.ACCOUNT : Invite.Kind.GUEST;
        Invite invite = invites.create(by, kind, room, expiresAt, uses == null ? null : Integer.valueOf(uses));
        audit.note(
                Audit.Actor.SERVER,
                AuditAction.INVITE_CREATED,
                invite.id(),
                "kind=" + kind.wire() + (room == null ? "" : " room=" + room));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("url", server.get().resolve("/join/" + invite.code()).toString());
        told.put("kind", kind.wire());
        told.put("createdBy", by.value());
        told.put("expiresAt", expiresAt.truncatedTo(ChronoUnit.SECONDS).toString());
        return told;
    }

    private @Nullable RoomId room(@Nullable String id) {
        if (id == null) {
            return null;
        }
        if (!takesGuests) {
            throw new OperatorFailure(ExitCode.FAILED, "This server takes no guests (PARLEY_GUESTS=off).");
        }
        if (!RoomId.isValid(id) || !hasRoom.test(new RoomId(id))) {
            throw new OperatorFailure(ExitCode.FAILED, "There is no room " + id + ".");
        }
        return new RoomId(id);
    }

    private UserId inviter(@Nullable String by) {
        if (by != null) {
            return accounts.get(by).user();
        }
        List<UserId> admins = new ArrayList<>();
        accounts.forEach(account -> {
            if (account.isActiveAdmin()) {
                admins.add(account.user());
            }
        });
        if (admins.isEmpty()) {
            throw new OperatorFailure(
                    ExitCode.FAILED, "There is nobody yet who could invite: make an admin first, by 'admin create'.");
        }
        return admins.get(0);
    }
}
