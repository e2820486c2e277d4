package io.openspeak.voice.relay.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.openspeak.voice.v1.RelayResponse;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The RPC {@code Relay}, whose requests are bytes at both ends: frames are neither encoded nor decoded on the way. */
final class RelayMethod {

    static final MethodDescriptor<byte[], RelayResponse> RAW = VoiceServiceGrpc.getRelayMethod().toBuilder(
                    new Bytes(), VoiceServiceGrpc.getRelayMethod().getResponseMarshaller())
            .build();

    private RelayMethod() {}

    private static final class Bytes implements Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}
