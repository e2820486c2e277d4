package io.openspeak.client.call;

import io.grpc.netty.GrpcSslContexts;
import io.netty.handler.ssl.SslContext;
import io.openspeak.client.failure.OpenSpeakException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What Netty needs to speak TLS as a client. */
final class TlsContexts {

    private TlsContexts() {}

    /** Null: connections are plain. */
    static @Nullable SslContext of(TransportSecurity security) {
        try {
            return switch (security) {
                case TransportSecurity.Plain() -> null;
                case TransportSecurity.Tls() -> GrpcSslContexts.forClient().build();
                case TransportSecurity.TlsWithAuthorities(Path pem) ->
                    GrpcSslContexts.forClient().trustManager(authorities(pem)).build();
            };
        } catch (SSLException e) {
            throw new IllegalStateException("TLS does not work with this Java: " + e.getMessage(), e);
        }
    }

    private static List<X509Certificate> authorities(Path pem) {
        try {
            // Read first: the factory would tell of a file that can't be read as of one that holds nonsense.
            InputStream bytes = new ByteArrayInputStream(Files.readAllBytes(pem));
            List<X509Certificate> found = CertificateFactory.getInstance("X.509").generateCertificates(bytes).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
            if (found.isEmpty()) {
                throw new CertificateException("there is none in it");
            }
            return found;
        } catch (NoSuchFileException e) {
            throw OpenSpeakException.badAuthorities(pem + " is not there", e);
        } catch (IOException e) {
            throw OpenSpeakException.badAuthorities("can't read " + pem + ": " + e.getMessage(), e);
        } catch (CertificateException e) {
            throw OpenSpeakException.badAuthorities(pem + " holds no certificates as PEM: " + e.getMessage(), e);
        }
    }
}
