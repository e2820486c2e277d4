package io.openspeak.client.scripted;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;

/** A certificate that signs itself, made by the JDK's own tool: its key for a server, and itself for those who shall trust it. */
public record TestCertificate(Path keys, Path pem) {

    private static final String PASSWORD = "only-for-tests";

    /** One for a name as keytool writes it: {@code IP:127.0.0.1}, {@code DNS:voice.example}. */
    public static TestCertificate of(String name, Path folder) throws Exception {
        Path keys = folder.resolve("server.p12");
        Path pem = folder.resolve("server.pem");
        keytool(
                keys,
                List.of("-genkeypair", "-keyalg", "EC", "-dname", "CN=test", "-validity", "2", "-ext", "SAN=" + name));
        keytool(keys, List.of("-exportcert", "-rfc", "-file", pem.toString()));
        return new TestCertificate(keys, pem);
    }

    private static void keytool(Path keys, List<String> order) throws Exception {
        Stream<String> tool = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        Stream<String> store = Stream.of(
                "-alias", "server", "-storetype", "PKCS12", "-keystore", keys.toString(), "-storepass", PASSWORD);
        Process process = new ProcessBuilder(Stream.of(tool, order.stream(), store)
                        .flatMap(each -> each)
                        .toList())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    /** Lets a server speak TLS with it. */
    public NettyServerBuilder serve(NettyServerBuilder builder) {
        try (InputStream bytes = Files.newInputStream(keys)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(bytes, PASSWORD.toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(store, PASSWORD.toCharArray());
            SslContext context = GrpcSslContexts.configure(SslContextBuilder.forServer(factory))
                    .build();
            return builder.sslContext(context);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
