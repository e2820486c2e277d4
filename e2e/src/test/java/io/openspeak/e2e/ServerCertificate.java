package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A certificate that signs itself, made as an operator would: its key for services, and itself for clients that shall trust it. */
record ServerCertificate(Path keys, Path pem) {

    private static final String PASSWORD = "only-for-tests";

    /** One for an IP address. */
    static ServerCertificate of(String address, Path folder) throws IOException, InterruptedException {
        ServerCertificate made = new ServerCertificate(
                folder.resolve("server.p12").toAbsolutePath(),
                folder.resolve("server.pem").toAbsolutePath());
        ProcessBuilder bash = new ProcessBuilder("bash", "-euc", """
                        with_keys() {
                            "$JDK/bin/keytool" "$@" -alias server -storetype PKCS12 -keystore "$KEYS" -storepass:env PASSWORD
                        }
                        with_keys -genkeypair -keyalg EC -dname CN="$ADDRESS" -ext SAN=IP:"$ADDRESS" -validity 2
                        with_keys -exportcert -rfc -file "$PEM"
                        """).redirectErrorStream(true);
        bash.environment()
                .putAll(Map.of(
                        "JDK", System.getProperty("java.home"),
                        "KEYS", made.keys.toString(),
                        "PEM", made.pem.toString(),
                        "PASSWORD", PASSWORD,
                        "ADDRESS", address));
        Process making = bash.start();
        String said = new String(making.getInputStream().readAllBytes());
        assertThat(making.waitFor()).as(said).isZero();
        return made;
    }

    /** Lets the pod of a service serve TLS with it on that port, beside its plain one. */
    void serve(LocalInstallationBuilder installation, Service service, int port) {
        installation
                .env(service, "QUARKUS_HTTP_SSL_PORT", String.valueOf(port))
                .env(service, "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE", keys.toString())
                .env(service, "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE_TYPE", "PKCS12")
                .env(service, "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD", PASSWORD)
                .env(service, "QUARKUS_HTTP_INSECURE_REQUESTS", "enabled");
    }
}
