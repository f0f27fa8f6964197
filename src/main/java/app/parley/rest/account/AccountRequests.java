package app.parley.rest.account;

import app.parley.people.Accounts.Application;
import app.parley.people.CredentialRules;
import app.parley.rest.http.RequestFields;

/** Reads the fields of a new account, for three endpoints. */
final class AccountRequests {
    private AccountRequests() {}

    static Application read(RequestFields input) {
        String username = input.string("username");
        if (!input.isNullOrAbsent("username")) {
            CredentialRules.faultOfUsername(username).ifPresent(message -> input.fault("username", message));
        }
        String displayName = input.line("displayName", CredentialRules.LONGEST_NAME);
        String password = input.string("password");
        if (!input.isNullOrAbsent("password")) {
            CredentialRules.faultOfPassword(password).ifPresent(message -> input.fault("password", message));
        }
        return new Application(username, displayName, password);
    }
}
