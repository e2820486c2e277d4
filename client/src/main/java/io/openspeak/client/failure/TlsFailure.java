package io.openspeak.client.failure;

import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why both ends of a connection did not come to speak TLS with each other. */
record TlsFailure(String reason, String explanation) {

    // Java has no type for these; its host name check words them so.
    private static final List<String> OTHER_NAME = List.of("No subject alternative", "No name matching");
    /** How Netty tells of a TLS alert where HTTP/2 was to begin. */
    private static final String ALERT = "Hex dump for first 5 bytes: 1503";

    /** Null: it failed for another reason. */
    static @Nullable TlsFailure in(Throwable thrown) {
        TlsFailure found = null;
        // The innermost cause knows best.
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            TlsFailure said = saidBy(cause);
            found = said == null ? found : said;
        }
        return found;
    }

    private static @Nullable TlsFailure saidBy(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case NotSslRecordException ignored ->
                new TlsFailure("tls_not_served", "the server does not speak TLS there");
            case CertificateException ignored
            when OTHER_NAME.stream().anyMatch(message::startsWith) ->
                new TlsFailure(
                        "server_name_mismatch", "the server's certificate is not for its address (" + message + ")");
            case CertificateException ignored -> notTrusted(message);
            case CertPathBuilderException ignored -> notTrusted(message);
            case CertPathValidatorException ignored -> notTrusted(message);
            case SSLException ignored -> new TlsFailure("tls_failed", "TLS could not be agreed on (" + message + ")");
            case Http2Exception ignored
            when message.contains(ALERT) ->
                new TlsFailure("tls_required", "the server speaks TLS there and was called without");
            default -> null;
        };
    }

    private static TlsFailure notTrusted(String message) {
        return new TlsFailure("server_not_trusted", "the server's certificate is not trusted (" + message + ")");
    }
}
