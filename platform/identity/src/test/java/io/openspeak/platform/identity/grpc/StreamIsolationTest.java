package io.openspeak.platform.identity.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream that ends at a bad moment, and another one on the same connection that must not notice. */
class StreamIsolationTest {

    /** A loop looks for what its clients sent after so many tasks at the latest, if they took long. */
    private static final int TASKS_IN_A_ROW = 64;

    private final Vertx vertx = Vertx.vertx();
    private final Vertx elsewhere = Vertx.vertx();
    private final BlockingQueue<HttpServerRequest> arrived = new LinkedBlockingQueue<>();
    private HttpServer server;
    private HttpClient client;

    @BeforeEach
    void start() {
        server = done(vertx.createHttpServer()
                .connectionHandler(connection -> StreamIsolation.protect(((ConnectionBase) connection).channel()))
                .requestHandler(arrived::add)
                .listen(0, "127.0.0.1"));
        client = elsewhere.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
    }

    @AfterEach
    void stop() {
        done(elsewhere.close());
        done(vertx.close());
    }

    @Test
    void answerToWhoHasJustGivenUp_leavesTheOthersAlone() throws Exception {
        Call other = call();
        Call givenUp = call();
        EventLoop loop = loopOf(givenUp.served());
        CountDownLatch standsStill = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        loop.execute(() -> {
            standsStill.countDown();
            await(goOn);
        });
        await(standsStill);

        givenUp.giveUp();
        for (int task = 0; task < TASKS_IN_A_ROW; task++) {
            loop.execute(() -> {});
        }
        // With trailers, as every answer of gRPC has them.
        givenUp.served()
                .response()
                .setChunked(true)
                .putTrailer("grpc-status", "0")
                .end("late");
        goOn.countDown();

        assertThat(other.answer()).isEqualTo("in time");
    }

    private Call call() throws InterruptedException {
        HttpClientRequest asked = done(client.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/"));
        Future<HttpClientResponse> answer = asked.response().onSuccess(HttpClientResponse::pause);
        asked.end();
        HttpServerRequest served = arrived.poll(10, TimeUnit.SECONDS);
        assertThat(served).isNotNull();
        return new Call(asked, answer, served);
    }

    private static EventLoop loopOf(HttpServerRequest request) {
        Channel channel = ((ConnectionBase) request.connection()).channel();
        return channel.eventLoop();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static <T> T done(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    private record Call(HttpClientRequest asked, Future<HttpClientResponse> response, HttpServerRequest served) {

        /** Returns when the server could know. */
        void giveUp() throws InterruptedException {
            EventLoop loop = ((ConnectionBase) asked.connection()).channel().eventLoop();
            asked.reset();
            loop.submit(() -> {}).await();
        }

        String answer() {
            served.response().end("in time");
            return done(response.compose(head -> {
                        Future<Buffer> body = head.body();
                        head.resume();
                        return body;
                    }))
                    .toString();
        }
    }
}
