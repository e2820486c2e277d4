package io.openspeak.bench.load.presence;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openspeak.bench.load.rate.Step;
import io.openspeak.bench.load.rate.StepReport;
import java.util.ArrayList;
import java.util.List;

/** Figures as one line of JSON each. */
final class PresenceLines {

    private PresenceLines() {}

    static List<String> of(Figures figures) {
        List<ObjectNode> lines = new ArrayList<>();
        figures.fanOuts.forEach(outcome -> lines.add(fanOut(outcome)));
        if (figures.fanOuts.size() > 1) {
            lines.add(ratio(figures.fanOuts.getFirst(), figures.fanOuts.getLast()));
        }
        figures.idle.forEach(size -> lines.add(idle(size, figures.idle.getFirst())));
        figures.quiet.forEach(quiet -> lines.add(quiet(quiet)));
        StormOutcome storm = figures.storm;
        if (storm != null) {
            lines.add(storm(storm));
        }
        figures.heartbeats.forEach(step -> lines.add(heartbeats(step)));
        return lines.stream().map(ObjectNode::toString).toList();
    }

    private static ObjectNode part(String name) {
        return JsonNodeFactory.instance.objectNode().put("scenario", "presence").put("part", name);
    }

    private static ObjectNode fanOut(FanOutOutcome outcome) {
        return part("fan_out")
                .put("server", outcome.server())
                .put("subscribers", outcome.subscribers())
                .put("changes_per_second", outcome.rate())
                .put("frame_bytes", outcome.frameBytes())
                .put("expected", outcome.expected())
                .put("delivered", outcome.delivered())
                .put("delay_p50_ms", outcome.delays().p50Ms())
                .put("delay_p99_ms", outcome.delays().p99Ms())
                .put("delay_max_ms", outcome.delays().maxMs())
                .put("cpu_seconds_per_million", outcome.secondsPerMillion())
                .put("redis_seconds_per_million", outcome.redisSecondsPerMillion())
                .put("resident_kib", outcome.residentKib())
                .put("generator_percent", outcome.usage().generatorPercent())
                .put("waited_percent", outcome.usage().waitedPercent());
    }

    private static ObjectNode ratio(FanOutOutcome ours, FanOutOutcome peer) {
        return part("ratio")
                .put("server", ours.server())
                .put("peer", peer.server())
                .put("cpu", ours.ratioTo(peer))
                .put("cpu_with_redis", ours.ratioWithRedisTo(peer));
    }

    private static ObjectNode idle(Idleness size, Idleness none) {
        ObjectNode line = part("idle")
                .put("connections", size.connections())
                .put("heap_bytes", size.heapBytes())
                .put("resident_kib", size.residentKib());
        if (size.connections() > none.connections()) {
            line.put("heap_bytes_per_connection", size.heapBytesEach(none))
                    .put("resident_bytes_per_connection", size.residentBytesEach(none));
        }
        return line;
    }

    private static ObjectNode quiet(Quiet quiet) {
        ObjectNode line = part("quiet")
                .put("sessions", quiet.sessions())
                .put("commands_per_minute", quiet.perMinute())
                .put("commands_per_session_and_minute", quiet.perSessionAndMinute())
                .put("server_percent", quiet.usage().corePercent(FanOut.SERVER))
                .put("redis_percent", quiet.usage().corePercent(FanOut.REDIS));
        ObjectNode commands = line.putObject("by_command");
        quiet.commands().calls().keySet().forEach(name -> commands.put(name, quiet.perMinute(name)));
        return line;
    }

    private static ObjectNode storm(StormOutcome storm) {
        ObjectNode line = part("storm")
                .put("sockets", storm.sockets())
                .put("seconds", storm.seconds())
                .put("server_cpu_seconds", storm.usage().cpuSeconds(FanOut.SERVER))
                .put("redis_cpu_seconds", storm.usage().cpuSeconds(FanOut.REDIS))
                .put("tried_again", storm.refused())
                .put("waited_percent", storm.usage().waitedPercent());
        ObjectNode modes = line.putObject("modes");
        storm.modes().forEach(modes::put);
        return line;
    }

    private static ObjectNode heartbeats(Step step) {
        ObjectNode line =
                part("heartbeats").put("per_cpu_second", step.usage().perSecond(FanOut.SERVER, step.answered()));
        return StepReport.json(line, step);
    }
}
