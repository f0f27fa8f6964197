package app.parley.boot;

import app.parley.passkeys.Passkey;
import app.parley.passkeys.Passkeys;
import app.parley.people.Account;
import app.parley.people.Accounts;
import app.parley.people.Audit;
import app.parley.people.AuditAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Shows the owner of the server who has passkeys, and takes somebody's away. */
record OperatorPasskeys(Accounts accounts, Passkeys passkeys, Audit audit) {
    Map<String, ?> list() {
        List<Map<String, ?>> people = new ArrayList<>();
        accounts.forEach(account -> people.add(told(account)));
        return Map.of("people", people);
    }

    private Map<String, ?> told(Account account) {
        List<Passkey> own = passkeys.of(account.user());
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("user", account.user().value());
        told.put("active", account.active());
        told.put("passkeys", own.size());
        told.put(
                "lastUsedAt",
                own.stream()
                        .map(Passkey::lastUsedAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .map(Instant::toString)
                        .orElse(null));
        return told;
    }

    /** Removes all passkeys of somebody who lost the device. */
    Map<String, ?> remove(String user) {
        Account account = accounts.get(user);
        List<Passkey> own = passkeys.of(account.user());
        for (Passkey passkey : own) {
            passkeys.removeOf(account.user(), passkey.id());
            audit.note(
                    Audit.Actor.SERVER,
                    AuditAction.PASSKEY_REMOVED,
                    account.user().value(),
                    null);
        }
        return Map.of("user", user, "removed", own.size());
    }
}
