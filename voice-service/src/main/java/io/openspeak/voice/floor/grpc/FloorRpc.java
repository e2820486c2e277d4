package io.openspeak.voice.floor.grpc;

import io.grpc.ServerMethodDefinition;
import io.grpc.stub.ServerCalls;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.streams.Answers;
import io.openspeak.voice.floor.Floors;
import io.openspeak.voice.floor.Standings;
import io.openspeak.voice.floor.contract.FloorMapping;
import io.openspeak.voice.floor.domain.ChannelFloor;
import io.openspeak.voice.floor.domain.FloorReason;
import io.openspeak.voice.floor.domain.Standing;
import io.openspeak.voice.grpc.VoiceRpc;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.v1.FloorState;
import io.openspeak.voice.v1.GetFloorRequest;
import io.openspeak.voice.v1.GetFloorResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** {@code GetFloor}. */
@ApplicationScoped
public class FloorRpc implements VoiceRpc {

    private final Floors floors;
    private final Standings standings;

    public FloorRpc(Floors floors, Standings standings) {
        this.floors = floors;
        this.standings = standings;
    }

    @Override
    public ServerMethodDefinition<?, ?> definition() {
        return ServerMethodDefinition.create(
                VoiceServiceGrpc.getGetFloorMethod(), ServerCalls.asyncUnaryCall((request, call) -> {
                    Caller caller = GrpcCaller.current();
                    Answers.send(call, () -> answer(request, caller));
                }));
    }

    private Uni<GetFloorResponse> answer(GetFloorRequest request, Caller caller) {
        ChannelId channel = new ChannelId(request.getChannelId());
        Standing standing = standings.of(channel, caller.user(), "").orElseThrow(() -> NotAMember.of(channel.value()));
        return floors.look(channel)
                .map(floor -> GetFloorResponse.newBuilder()
                        .setFloor(told(floor, standing))
                        .build());
    }

    private FloorState told(ChannelFloor floor, Standing standing) {
        FloorState.Builder state = FloorMapping.seen(floor, floors.terms());
        if (!standing.pushToTalk()) {
            state.setReason(FloorReason.NOT_PUSH_TO_TALK.wireName());
        }
        return state.build();
    }
}
