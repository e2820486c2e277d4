package io.openspeak.bench.load.voice;

import io.openspeak.bench.load.process.GcLog;
import io.openspeak.bench.load.process.ServerProcess;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.call.Address;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.signin.Credential;
import io.openspeak.launcher.LocalInstallation;
import io.openspeak.launcher.LocalInstallationBuilder;
import io.openspeak.launcher.ProgressListener;
import io.openspeak.launcher.Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the crowd meets: an installation as packaged, with a channel of its own. */
final class Venue implements AutoCloseable {

    static final ChannelId CHANNEL = new ChannelId("load");

    private final LocalInstallation installation;
    private final GcLog gcLog;

    private Venue(LocalInstallation installation, GcLog gcLog) {
        this.installation = installation;
        this.gcLog = gcLog;
    }

    static Venue open(Path repository, Path folder, VoicePlan plan, List<String> javaOptions, List<String> settings)
            throws IOException, InterruptedException {
        EmptyFolder.make(folder);
        GcLog gcLog = new GcLog(folder.resolve("voice-service.gc.log"));
        LocalInstallationBuilder builder = LocalInstallation.builder(repository, folder.resolve("data"))
                .freePorts()
                .people(plan.listenerNames().toArray(String[]::new))
                .people(plan.speakerNames().toArray(String[]::new))
                .javaOptions(
                        Service.VOICE,
                        Stream.concat(Stream.of(gcLog.option()), javaOptions.stream())
                                .toArray(String[]::new));
        for (String setting : settings) {
            String[] nameAndValue = setting.split("=", 2);
            builder.env(Service.VOICE, nameAndValue[0], nameAndValue.length == 1 ? "" : nameAndValue[1]);
        }
        Venue venue = new Venue(builder.start(ProgressListener.SILENT), gcLog);
        try {
            venue.createChannel();
            return venue;
        } catch (RuntimeException e) {
            venue.close();
            throw e;
        }
    }

    private void createChannel() {
        Credential admin = new Credential.Token(installation.token("admin"));
        try (OpenSpeak client = OpenSpeak.signIn(endpoints(), admin)) {
            client.channels().create(CHANNEL, 0);
        }
    }

    ServerProcess voiceService() {
        return new ServerProcess(
                Service.VOICE.module(),
                address(Service.VOICE),
                installation.pod(Service.VOICE, 0).pid(),
                gcLog);
    }

    /** Signs the plan's people in here and lets them open voice at a server, ours or another. */
    Crowd fill(VoicePlan plan, ServerProcess server) {
        return Crowd.enter(plan, endpoints().withVoice(List.of(server.address())), installation::token, CHANNEL);
    }

    private Endpoints endpoints() {
        return new Endpoints(
                address(Service.AUTH),
                address(Service.CHANNEL),
                List.of(address(Service.PRESENCE)),
                List.of(address(Service.VOICE)));
    }

    private Address address(Service service) {
        return new Address("127.0.0.1", installation.pod(service, 0).port());
    }

    @Override
    public void close() {
        installation.close();
    }
}
