package io.openspeak.voice.relay.grpc;

import io.grpc.ServerCall;
import io.grpc.ServerMethodDefinition;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.grpc.CallConnection;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.revocation.LiveCalls;
import io.openspeak.voice.VoiceSettings;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.relay.Arrivals;
import io.openspeak.voice.relay.FrameGate;
import io.openspeak.voice.relay.RelayCounters;
import io.openspeak.voice.relay.RelayInlet;
import io.openspeak.voice.relay.RelaySettings;
import io.openspeak.voice.relay.domain.Interest;
import io.openspeak.voice.routing.domain.Router;
import io.openspeak.voice.routing.domain.Ticker;
import io.openspeak.voice.v1.RelayResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** {@code Relay}: the streams that other pods have opened to this one; one each. */
@ApplicationScoped
public class RelayCalls implements Arrivals, VoiceRpc {

    private final PodId self;
    private final Router router;
    private final FrameGate gate;
    private final Interest interest;
    private final RelayCounters counters;
    private final RelaySettings settings;
    private final VoiceSettings voice;
    private final LiveCalls live;
    private final Ticker ticker;
    private final Set<RelayCall> open = ConcurrentHashMap.newKeySet();
    private final Map<PodId, RelayCall> byPod = new ConcurrentHashMap<>();
    private volatile Consumer<PodId> arrived = pod -> {};

    public RelayCalls(
            PodId self,
            Router router,
            FrameGate gate,
            Interest interest,
            RelayCounters counters,
            RelaySettings settings,
            VoiceSettings voice,
            LiveCalls live,
            Ticker ticker) {
        this.self = self;
        this.router = router;
        this.gate = gate;
        this.interest = interest;
        this.counters = counters;
        this.settings = settings;
        this.voice = voice;
        this.live = live;
        this.ticker = ticker;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(RelayMethod.RAW, (call, headers) -> begin(call, GrpcCaller.current()));
    }

    private ServerCall.Listener<byte[]> begin(ServerCall<byte[], RelayResponse> call, Caller caller) {
        RelayReader reader = new RelayReader(new RelayInlet(router, gate, counters, voice.maxPacketAge()));
        RelayCall begun = new RelayCall(call, reader, ticker, settings, new RelayCall.Surroundings() {
            @Override
            public PodId self() {
                return self;
            }

            @Override
            public Interest interest() {
                return interest;
            }

            @Override
            public void greeted(RelayCall greeting, PodId pod) {
                take(greeting, pod);
            }

            @Override
            public void over(RelayCall ended, PodId pod) {
                byPod.remove(pod, ended);
            }
        });
        open.add(begun);
        LiveCalls.Registration registration = live.register(caller, begun::revoked);
        CallConnection.onGone(() -> {
            registration.close();
            open.remove(begun);
            begun.gone();
        });
        begun.start();
        return begun;
    }

    private void take(RelayCall greeting, PodId pod) {
        RelayCall before = byPod.put(pod, greeting);
        if (before != null) {
            before.replaced();
        }
        arrived.accept(pod);
    }

    @Override
    public boolean from(PodId pod) {
        return byPod.containsKey(pod);
    }

    @Override
    public void whenArrived(Consumer<PodId> told) {
        arrived = told;
        // Some may have been faster.
        byPod.keySet().forEach(told);
    }

    @Override
    public void end() {
        open.forEach(RelayCall::goneAway);
    }
}
