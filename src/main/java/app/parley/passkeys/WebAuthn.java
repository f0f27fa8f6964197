package app.parley.passkeys;

import app.parley.kernel.RequestException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorAssertionResponse;
import com.yubico.webauthn.data.AuthenticatorAttestationResponse;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.ClientAssertionExtensionOutputs;
import com.yubico.webauthn.data.ClientRegistrationExtensionOutputs;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.data.exception.Base64UrlException;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.InvalidSignatureCountException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks browsers for passkeys and checks what they answer (WebAuthn Level 2). The only part that knows the library. A
 * passkey is discoverable, and its owner is verified by the device: by a PIN, a finger, a face.
 */
final class WebAuthn {
    private static final String NAME = "Parley";

    private WebAuthn() {}

    /**
     * A question to a browser.
     *
     * @param request what the answer is checked against, later
     * @param options JSON for the browser
     */
    record Asked(String challenge, String request, String options) {}

    /** A new passkey whose answer was right. */
    record Made(String credentialId, String publicKey, long signCount) {}

    /** An answer with a new passkey, not checked yet. */
    record NewAnswer(
            String challenge,
            PublicKeyCredential<AuthenticatorAttestationResponse, ClientRegistrationExtensionOutputs> credential) {}

    /** An answer that a passkey has signed, not checked yet. */
    record SignedAnswer(
            String challenge,
            String credentialId,
            PublicKeyCredential<AuthenticatorAssertionResponse, ClientAssertionExtensionOutputs> credential) {}

    /** What came of a check: the authenticator's count, or a word about what is wrong. */
    record Checked(@Nullable String fault, long signCount) {
        static final Checked FALSE = new Checked("via=passkey", 0);
        static final Checked COUNTED_BACK = new Checked("counter=back", 0);
    }

    /** Asks for a new passkey, on a device that has none of that person yet. */
    static Asked askForNew(Site site, HeldPasskeys held, String displayName) {
        PublicKeyCredentialCreationOptions options = party(site, held)
                .startRegistration(StartRegistrationOptions.builder()
                        .user(UserIdentity.builder()
                                .name(held.user())
                                .displayName(displayName)
                                .id(bytes(held.handle()))
                                .build())
                        .authenticatorSelection(AuthenticatorSelectionCriteria.builder()
                                .residentKey(ResidentKeyRequirement.REQUIRED)
                                .userVerification(UserVerificationRequirement.REQUIRED)
                                .build())
                        .timeout(Challenges.LIFE.toMillis())
                        .build());
        try {
            return new Asked(
                    options.getChallenge().getBase64Url(), options.toJson(), options.toCredentialsCreateJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options cannot be written as JSON", e);
        }
    }

    /** Asks for any passkey of this site, whoever has one. */
    static Asked askForAny(Site site) {
        AssertionRequest request = party(site, HeldPasskeys.NONE)
                .startAssertion(StartAssertionOptions.builder()
                        .userVerification(UserVerificationRequirement.REQUIRED)
                        .timeout(Challenges.LIFE.toMillis())
                        .build());
        try {
            return new Asked(
                    request.getPublicKeyCredentialRequestOptions()
                            .getChallenge()
                            .getBase64Url(),
                    request.toJson(),
                    request.toCredentialsGetJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("options cannot be written as JSON", e);
        }
    }

    /** @throws RequestException {@code BAD_REQUEST} if it is none */
    static NewAnswer newAnswer(String json) {
        return read(json, text -> {
            var credential = PublicKeyCredential.parseRegistrationResponseJson(text);
            return new NewAnswer(
                    credential.getResponse().getClientData().getChallenge().getBase64Url(), credential);
        });
    }

    /** @throws RequestException {@code BAD_REQUEST} if it is none */
    static SignedAnswer signedAnswer(String json) {
        return read(json, text -> {
            var credential = PublicKeyCredential.parseAssertionResponseJson(text);
            return new SignedAnswer(
                    credential.getResponse().getClientData().getChallenge().getBase64Url(),
                    credential.getId().getBase64Url(),
                    credential);
        });
    }

    /** @throws RequestException {@code BAD_REQUEST} if the answer is not right */
    static Made checkNew(Site site, HeldPasskeys held, String request, NewAnswer answer) {
        try {
            RegistrationResult result = party(site, held)
                    .finishRegistration(FinishRegistrationOptions.builder()
                            .request(PublicKeyCredentialCreationOptions.fromJson(request))
                            .response(answer.credential())
                            .build());
            return new Made(
                    result.getKeyId().getId().getBase64Url(),
                    result.getPublicKeyCose().getBase64Url(),
                    result.getSignatureCount());
        } catch (RegistrationFailedException | IOException | RuntimeException e) {
            throw wrong();
        }
    }

    static Checked check(Site site, HeldPasskeys held, String request, SignedAnswer answer) {
        if (answer.credential().getResponse().getUserHandle().isEmpty()) {
            return Checked.FALSE;
        }
        try {
            AssertionResult result = party(site, held)
                    .finishAssertion(FinishAssertionOptions.builder()
                            .request(AssertionRequest.fromJson(request))
                            .response(answer.credential())
                            .build());
            return result.isSuccess() ? new Checked(null, result.getSignatureCount()) : Checked.FALSE;
        } catch (InvalidSignatureCountException e) {
            return Checked.COUNTED_BACK;
        } catch (AssertionFailedException | IOException | RuntimeException e) {
            return Checked.FALSE;
        }
    }

    static ByteArray bytes(String base64Url) {
        try {
            return ByteArray.fromBase64Url(base64Url);
        } catch (Base64UrlException e) {
            throw new IllegalStateException("not base64url", e);
        }
    }

    private static RelyingParty party(Site site, HeldPasskeys held) {
        return RelyingParty.builder()
                .identity(RelyingPartyIdentity.builder()
                        .id(site.host())
                        .name(NAME)
                        .build())
                .credentialRepository(held)
                .origins(Set.of(site.origin()))
                .build();
    }

    private interface Reader<T> {
        T read(String json) throws IOException;
    }

    private static <T> T read(String json, Reader<T> reader) {
        try {
            return reader.read(json);
        } catch (IOException | RuntimeException e) {
            throw wrong();
        }
    }

    private static RequestException wrong() {
        return RequestException.invalid("credential", "is not the answer of a browser to what was asked");
    }
}
