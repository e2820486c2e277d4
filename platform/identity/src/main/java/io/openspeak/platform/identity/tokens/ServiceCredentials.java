package io.openspeak.platform.identity.tokens;

import io.grpc.CallCredentials;
import io.grpc.Metadata;
import io.grpc.Status;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;

/** Puts this service's own token on a call to another service: {@code stub.withCallCredentials(credentials)}. */
@ApplicationScoped
public class ServiceCredentials extends CallCredentials {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

    private final ServiceSignIn signIn;

    public ServiceCredentials(ServiceSignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public void applyRequestMetadata(RequestInfo request, Executor executor, MetadataApplier applier) {
        signIn.accessToken()
                .subscribe()
                .with(
                        token -> {
                            Metadata headers = new Metadata();
                            headers.put(AUTHORIZATION, "Bearer " + token);
                            applier.apply(headers);
                        },
                        failure -> applier.fail(Status.UNAVAILABLE
                                .withDescription("This service can't sign in at auth-service.")
                                .withCause(failure)));
    }
}
