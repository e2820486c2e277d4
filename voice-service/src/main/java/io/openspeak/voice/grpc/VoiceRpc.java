package io.openspeak.voice.grpc;

import io.grpc.ServerMethodDefinition;

/** One RPC of {@code VoiceService}, brought by the feature that answers it. */
public interface VoiceRpc {

    /** Its descriptor and what answers it. */
    ServerMethodDefinition<?, ?> definition();
}
