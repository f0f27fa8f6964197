package app.parley.passkeys;

import app.parley.kernel.UserId;
import app.parley.people.PasskeyRule;
import java.util.function.BooleanSupplier;

/** Whether accounts need a passkey, by the setting and by what they have. Thread-safe. */
public final class RequiredPasskeys implements PasskeyRule {
    private final BooleanSupplier required;
    private final PasskeyRepository repository;

    public RequiredPasskeys(BooleanSupplier required, PasskeyRepository repository) {
        this.required = required;
        this.repository = repository;
    }

    @Override
    public boolean isRequired() {
        return required.getAsBoolean();
    }

    @Override
    public boolean hasPasskey(UserId user) {
        return repository.hasAny(user);
    }
}
