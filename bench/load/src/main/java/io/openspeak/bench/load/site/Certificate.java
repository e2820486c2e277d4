package io.openspeak.bench.load.site;

import io.netty.handler.ssl.SslContextBuilder;
import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate of 127.0.0.1 that signs itself, with its key in a PKCS #12 file: made for one run.
 *
 * @param password of the file
 */
public record Certificate(Path file, String password) {

    private static final String TYPE = "PKCS12";
    private static final String ALIAS = "bench";

    /** Makes one in that folder, by the JDK's own tool. */
    public static Certificate make(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        Certificate made =
                new Certificate(folder.resolve("bench.p12"), HexFormat.of().formatHex(random));
        Files.deleteIfExists(made.file);
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=IP:127.0.0.1",
                "-validity",
                "2",
                "-storetype",
                TYPE,
                "-keystore",
                made.file.toString(),
                "-storepass:env",
                "KEY_STORE_PASSWORD");
        keytool.environment().put("KEY_STORE_PASSWORD", made.password);
        int status = keytool.redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("keytool ended with " + status + " and made no certificate in " + folder);
        }
        return made;
    }

    /** Lets the pods of a service serve TLS with it on that port, beside their plain one. */
    public void serve(LocalInstallationBuilder builder, Service service, int port) {
        builder.env(service, "QUARKUS_HTTP_SSL_PORT", String.valueOf(port))
                .env(service, "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", file.toString())
                .env(service, "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE_TYPE", TYPE)
                .env(service, "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", password)
                .env(service, "QUARKUS_HTTP_INSECURE_REQUESTS", "enabled");
    }

    /** For a server that shows it. */
    public SslContextBuilder server() throws IOException {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store(), password.toCharArray());
            return SslContextBuilder.forServer(keys);
        } catch (GeneralSecurityException e) {
            throw new IOException("can't serve with " + file, e);
        }
    }

    /** For a client that trusts it and no other. */
    public SslContextBuilder client() throws IOException {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            return SslContextBuilder.forClient().trustManager(trust);
        } catch (GeneralSecurityException e) {
            throw new IOException("can't trust " + file, e);
        }
    }

    private KeyStore store() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE);
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, password.toCharArray());
        }
        return store;
    }

    private KeyStore trusted() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(TYPE);
        store.load(null, null);
        store.setCertificateEntry(ALIAS, store().getCertificate(ALIAS));
        return store;
    }
}
