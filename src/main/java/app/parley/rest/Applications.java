package app.parley.rest;

import app.parley.people.Accounts.Application;
import app.parley.people.CredentialRules;

/** What new accounts are made of, as three endpoints take it. */
final class Applications {
    private Applications() {}

    static Application read(Input input) {
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
