package app.parley.boot;

import app.parley.people.Account;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import app.parley.people.PasswordResets;
import java.net.URI;

/** The way back for an admin who forgot the password and is alone: whoever starts the server gets a link for them. */
public final class AdminReset {
    private AdminReset() {}

    /** Returns what to print: the link, or why there is none. */
    public static String line(AccountModule people, String admin, URI server) {
        return people.accounts()
                .find(admin)
                .filter(Account::isActiveAdmin)
                .map(account -> {
                    PasswordResets.Made made = people.passwordResets().create(account);
                    people.audit()
                            .note(
                                    Audit.Actor.SERVER,
                                    AuditAction.PASSWORD_RESET_CREATED,
                                    account.user().value(),
                                    null);
                    return "Set a new password for " + account.user() + ", once and within 24 h: "
                            + server.resolve("/reset/" + made.code())
                            + " (PARLEY_RESET_ADMIN asks for it; take it away afterwards)";
                })
                .orElse("PARLEY_RESET_ADMIN names nobody who is an admin here: " + admin);
    }
}
