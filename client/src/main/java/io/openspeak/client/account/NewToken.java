package io.openspeak.client.account;

import io.openspeak.auth.v1.TokenInfo;

/** A token with its secret, which no service tells a second time; never prints it. */
public record NewToken(TokenInfo info, String secret) {

    @Override
    public String toString() {
        return "NewToken[id=" + info.getTokenId() + ", name=" + info.getName() + "]";
    }
}
