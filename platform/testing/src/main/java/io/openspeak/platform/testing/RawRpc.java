package io.openspeak.platform.testing;

import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** An RPC whose messages are whatever bytes a test likes. */
public final class RawRpc {

    private RawRpc() {}

    /** Bytes that are no message: of a kind of field that protobuf does not have. */
    public static byte[] noMessage() {
        return new byte[] {0x0f, 0x01};
    }

    /**
     * The RPC of that name.
     *
     * @param name as in {@code openspeak.auth.v1.AuthService/Login}
     */
    public static MethodDescriptor<byte[], byte[]> of(String name, MethodType type) {
        return MethodDescriptor.<byte[], byte[]>newBuilder()
                .setType(type)
                .setFullMethodName(name)
                .setRequestMarshaller(new Bytes())
                .setResponseMarshaller(new Bytes())
                .build();
    }

    private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

        @Override
        public InputStream stream(byte[] message) {
            return new ByteArrayInputStream(message);
        }

        @Override
        public byte[] parse(InputStream message) {
            try {
                return message.readAllBytes();
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
