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
import java.util.stream.Stream;

/** Where the crowd meets: an installation as packaged, with a channel of its own. */
final class Venue implements AutoCloseable {

    static final ChannelId CHANNEL = new ChannelId("load");

    private final Site site;
    private final GcLog gcLog;
    private final Certificate certificate;
    private final int tlsPort;
    private final Tickets tickets;

    private Venue(Site site, GcLog gcLog, Certificate certificate, int tlsPort) {
        this.site = site;
        this.gcLog = gcLog;
        this.certificate = certificate;
        this.tlsPort = tlsPort;
        this.tickets = new Tickets(site::signIn, CHANNEL);
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
                    Site.withoutLimits(builder);
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

    /**
     * Lets the plan's people, who get their seats here, open voice at a server, ours or another.
     *
     * @param largest that the crowd may become
     */
    Crowd fill(VoicePlan plan, VoicePlan largest, ServerProcess server) throws IOException {
        Crowd crowd = new Crowd(plan.transport().opener(certificate), server.address(), tickets, largest.speakers());
        try {
            crowd.become(plan);
            return crowd;
        } catch (RuntimeException e) {
            crowd.close();
            throw e;
        }
    }

    @Override
    public void close() {
        site.close();
    }
}
