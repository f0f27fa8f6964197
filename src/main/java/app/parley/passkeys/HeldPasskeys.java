package app.parley.passkeys;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The passkeys of one person, in the form in which the library looks them up.
 *
 * @param handle in base64url
 */
record HeldPasskeys(String user, String handle, List<Passkey> passkeys) implements CredentialRepository {
    static final HeldPasskeys NONE = new HeldPasskeys("", "", List.of());

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return passkeys.stream()
                .map(passkey -> PublicKeyCredentialDescriptor.builder()
                        .id(WebAuthn.bytes(passkey.credentialId()))
                        .build())
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return username.equals(user) ? Optional.of(WebAuthn.bytes(handle)) : Optional.empty();
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return userHandle.equals(WebAuthn.bytes(handle)) ? Optional.of(user) : Optional.empty();
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return userHandle.equals(WebAuthn.bytes(handle))
                ? lookupAll(credentialId).stream().findFirst()
                : Optional.empty();
    }

    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return passkeys.stream()
                .filter(passkey -> passkey.credentialId().equals(credentialId.getBase64Url()))
                .map(passkey -> RegisteredCredential.builder()
                        .credentialId(credentialId)
                        .userHandle(WebAuthn.bytes(handle))
                        .publicKeyCose(WebAuthn.bytes(passkey.publicKey()))
                        .signatureCount(passkey.signCount())
                        .build())
                .collect(Collectors.toSet());
    }
}
