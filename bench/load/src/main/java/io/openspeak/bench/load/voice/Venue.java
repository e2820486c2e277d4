package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.process.GcLog;
import io.openspeak.bench.load.process.ServerProcess;
import io.openspeak.bench.load.site.Certificate;
import io.openspeak.bench.load.site.ServiceOptions;
import io.openspeak.bench.load.site.Site;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Address;
import io.openspeak.client.id.ChannelId;
import io.openspeak.launcher.Ports;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the crowd meets: an installation as packaged, with a channel of its own. */
final class Venue implements AutoCloseable {

    static final ChannelId CHANNEL = new ChannelId("load");

    private final Site site;
    private final GcLog gcLog;
    private final Certificate certificate;
    private final int tlsPort;

    private Venue(Site site, GcLog gcLog, Certificate certificate, int tlsPort) {
        this.site = site;
        this.gcLog = gcLog;
        this.certificate = certificate;
        this.tlsPort = tlsPort;
    }

    static Venue open(Path folder, VoicePlan plan, ServiceOptions service) throws IOException, InterruptedException {
        GcLog gcLog = new GcLog(folder.resolve("voice-service.gc.log"));
        Certificate certificate = Certificate.make(Site.folder("certificate"));
        int tlsPort = Ports.free(1).getFirst();
        Site site = Site.open(
                folder,
                Stream.concat(plan.listenerNames().stream(), plan.speakerNames().stream())
                        .toList(),
                builder -> {
                    builder.javaOptions(Service.VOICE, gcLog.option());
                    certificate.serve(builder, Service.VOICE, tlsPort);
                    service.apply(builder, Service.VOICE);
                });
        Venue venue = new Venue(site, gcLog, certificate, tlsPort);
        try {
            venue.createChannel();
            return venue;
        } catch (RuntimeException e) {
            venue.close();
            throw e;
        }
    }

    private void createChannel() {
        try (OpenSpeak admin = site.signIn("admin")) {
            admin.channels().create(CHANNEL, 0);
        }
    }

    Certificate certificate() {
        return certificate;
    }

    ServerProcess voiceService(VoiceTransport transport) {
        Address plain = site.address(Service.VOICE);
        Address address = transport.isEncrypted() ? new Address(plain.host(), tlsPort) : plain;
        return new ServerProcess(Service.VOICE.module(), address, site.pid(Service.VOICE), gcLog);
    }

    /** Signs the plan's people in here and lets them open voice at a server, ours or another. */
    Crowd fill(VoicePlan plan, ServerProcess server) throws IOException {
        return Crowd.enter(
                plan,
                site.endpoints().withVoice(List.of(server.address())),
                site::token,
                CHANNEL,
                plan.transport().isEncrypted() ? certificate.client() : null);
    }

    @Override
    public void close() {
        site.close();
    }
}
