package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.process.GcLog;
import io.openspeak.bench.load.process.ServerProcess;
import io.openspeak.bench.load.site.ServiceOptions;
import io.openspeak.bench.load.site.Site;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
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

    private Venue(Site site, GcLog gcLog) {
        this.site = site;
        this.gcLog = gcLog;
    }

    static Venue open(Path folder, VoicePlan plan, ServiceOptions service) throws IOException, InterruptedException {
        GcLog gcLog = new GcLog(folder.resolve("voice-service.gc.log"));
        Site site = Site.open(
                folder,
                Stream.concat(plan.listenerNames().stream(), plan.speakerNames().stream())
                        .toList(),
                builder -> {
                    builder.javaOptions(Service.VOICE, gcLog.option());
                    service.apply(builder, Service.VOICE);
                });
        Venue venue = new Venue(site, gcLog);
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

    ServerProcess voiceService() {
        return new ServerProcess(Service.VOICE.module(), site.address(Service.VOICE), site.pid(Service.VOICE), gcLog);
    }

    /** Signs the plan's people in here and lets them open voice at a server, ours or another. */
    Crowd fill(VoicePlan plan, ServerProcess server) {
        return Crowd.enter(plan, site.endpoints().withVoice(List.of(server.address())), site::token, CHANNEL);
    }

    @Override
    public void close() {
        site.close();
    }
}
