package app.parley.store.db;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Owns the server's signing keys, which outlive restarts. Thread-safe. */
public final class ServerSecrets {
    private static final int BYTES = 32;

    private final Database database;

    public ServerSecrets(Database database) {
        this.database = database;
    }

    /** @return 32 random bytes, created on the first request for the name */
    public byte[] secret(String name) {
        return secret(name, () -> {
            byte[] fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            return fresh;
        });
    }

    /**
     * @param make makes the secret, of at most 96 bytes
     * @return the secret, made on the first request for the name
     */
    public byte[] secret(String name, Supplier<byte[]> make) {
        byte[] fresh = make.get();
        String secret = database.inTransaction(handle -> {
            handle.createUpdate("""
                    INSERT INTO server_secrets (name, secret)
                    SELECT :name, :secret
                    WHERE NOT EXISTS (SELECT 1 FROM server_secrets WHERE name = :name)
                    """)
                    .bind("name", name)
                    .bind("secret", Base64.getEncoder().encodeToString(fresh))
                    .execute();
            return handle.select("SELECT secret FROM server_secrets WHERE name = ?", name)
                    .mapTo(String.class)
                    .one();
        });
        return Base64.getDecoder().decode(secret);
    }
}
