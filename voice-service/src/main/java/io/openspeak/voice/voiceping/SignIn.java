package io.openspeak.voice.voiceping;

import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.IpAddress;
import io.openspeak.platform.identity.tokens.TokenVerifier;
import io.openspeak.platform.identity.tokens.Verification;
import io.openspeak.voice.voiceping.domain.ClientRole;
import io.openspeak.voice.voiceping.domain.WireId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Finds out who connects: by a token of ours, of an external issuer, or one that the client's own server signed. */
@ApplicationScoped
public class SignIn {

    private static final int MAX_TOKEN_CHARS = 8192;
    private static final int MAX_DEVICE_CHARS = 128;

    private final TokenVerifier verifier;
    private final SharedSecretTokens selfSigned;
    private final VoicePingSettings settings;

    public SignIn(TokenVerifier verifier, SharedSecretTokens selfSigned, VoicePingSettings settings) {
        this.verifier = verifier;
        this.selfSigned = selfSigned;
        this.settings = settings;
    }

    /**
     * The client of a token, or a refusal. Answers on the Vert.x context of the caller.
     *
     * @param device as the client says; empty text: it does not
     */
    public Uni<Client> of(String token, String device, Optional<IpAddress> address) {
        if (token.length() > MAX_TOKEN_CHARS) {
            return refused("The token is longer than " + MAX_TOKEN_CHARS + " characters.");
        }
        if (device.length() > MAX_DEVICE_CHARS) {
            return Uni.createFrom()
                    .failure(Refusal.invalid("The device id is longer than " + MAX_DEVICE_CHARS + " characters."));
        }
        return Uni.createFrom()
                .deferred(() -> caller(token))
                .map(caller -> client(caller, TokenClaims.of(token), device, address));
    }

    private Uni<Caller> caller(String token) {
        return selfSigned
                .verify(token)
                .map(caller -> Uni.createFrom().item(caller))
                .orElseGet(() -> verifier.checkPatiently(token).map(Verification::orRefuse));
    }

    private Client client(Caller caller, TokenClaims claims, String device, Optional<IpAddress> address) {
        if (!caller.claims().scopes().permit(Scope.SCOPE_VOICE)) {
            throw new Refusal(Reason.FORBIDDEN, "Your token lacks scope 'voice'.");
        }
        if (claims.groups().size() > settings.maxGroups()) {
            throw Refusal.invalid("The token's claim 'channelIds' has "
                    + claims.groups().size() + " groups: expected at most " + settings.maxGroups() + ".");
        }
        String role = claims.text("role");
        return new Client(
                caller,
                claims.spelling(caller.user().value())
                        .orElseGet(() -> new WireId.Text(caller.user().value())),
                ClientRole.of(role.isEmpty() ? caller.claims().clientRole() : role),
                claims.groups(),
                device,
                address);
    }

    private static <T> Uni<T> refused(String why) {
        return Uni.createFrom().failure(new Refusal(Reason.UNAUTHORIZED, why));
    }
}
