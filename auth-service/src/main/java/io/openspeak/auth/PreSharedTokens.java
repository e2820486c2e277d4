package io.openspeak.auth;

import io.openspeak.auth.domain.PreSharedToken;
import java.util.Optional;

/** Tokens that operators hand out; answers from memory. */
public interface PreSharedTokens {

    /** The entry of a token, ended or not. */
    Optional<PreSharedToken> find(String token);
}
