package io.openspeak.client.signin;

import io.grpc.CallCredentials;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import io.openspeak.client.failure.OpenSpeakException;
import java.util.concurrent.Executor;

/** Puts the access token of the moment on each call. */
public final class BearerToken extends CallCredentials {

    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final AccessTokens tokens;

    public BearerToken(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Puts one token on each call, for a look at what it is worth. */
    static ClientInterceptor fixed(String accessToken) {
        return MetadataUtils.newAttachHeadersInterceptor(headers(accessToken));
    }

    private static Metadata headers(String accessToken) {
        Metadata headers = new Metadata();
        headers.put(AUTHORIZATION, "Bearer " + accessToken);
        return headers;
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        // A virtual thread, since signing in again blocks and the executor may be the network thread.
        Thread.startVirtualThread(() -> apply(applier));
    }

    private void apply(MetadataApplier applier) {
        try {
            applier.apply(headers(tokens.get().accessToken()));
        } catch (RuntimeException e) {
            applier.fail(OpenSpeakException.of(e).asStatus());
        }
    }
}
