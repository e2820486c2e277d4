package io.openspeak.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.Message;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.failure.OpenSpeakException;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Limits;
import io.openspeak.launcher.Service;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/unimplemented.md lists exactly the RPCs that answer UNIMPLEMENTED. */
class UnimplementedPageScenario {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\w+Service) \\| (.*) \\|$");
    private static final Map<Service, ServiceDescriptor> CONTRACTS = Map.of(
            Service.AUTH, AuthServiceGrpc.getServiceDescriptor(),
            Service.CHANNEL, ChannelServiceGrpc.getServiceDescriptor(),
            Service.PRESENCE, PresenceServiceGrpc.getServiceDescriptor(),
            Service.VOICE, VoiceServiceGrpc.getServiceDescriptor());

    @Test
    void page_listsWhatIsNotBuilt() throws IOException {
        Set<String> called = new TreeSet<>();
        Set<String> unimplemented = new TreeSet<>();
        CONTRACTS.forEach((service, contract) -> {
            for (MethodDescriptor<?, ?> method : contract.getMethods()) {
                String rpc = method.getServiceName() + "/" + method.getBareMethodName();
                called.add(rpc);
                if (answer(service, method) == Status.Code.UNIMPLEMENTED) {
                    unimplemented.add(rpc);
                }
            }
        });

        assertThat(called).contains("openspeak.voice.v1.VoiceService/GetFloor");
        assertThat(listed()).isEqualTo(unimplemented);
    }

    private static Set<String> listed() throws IOException {
        Set<String> listed = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Installation.repository().resolve("docs/unimplemented.md")));
        while (row.find()) {
            String contract = CONTRACTS.values().stream()
                    .map(ServiceDescriptor::getName)
                    .filter(name -> name.endsWith("." + row.group(1)))
                    .findFirst()
                    .orElseThrow();
            for (String rpc : row.group(2).split(", ")) {
                listed.add(contract + "/" + rpc);
            }
        }
        return listed;
    }

    private static Status.Code answer(Service service, MethodDescriptor<?, ?> method) {
        boolean streamed = !method.getType().clientSendsOneMessage();
        var schema = ((ProtoMethodDescriptorSupplier) method.getSchemaDescriptor()).getMethodDescriptor();
        Message request = filled(schema.getInputType());
        MethodDescriptor<Message, Message> call = MethodDescriptor.<Message, Message>newBuilder()
                .setType(
                        streamed
                                ? MethodDescriptor.MethodType.BIDI_STREAMING
                                : MethodDescriptor.MethodType.SERVER_STREAMING)
                .setFullMethodName(method.getFullMethodName())
                .setRequestMarshaller(ProtoUtils.marshaller(request))
                .setResponseMarshaller(ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(schema.getOutputType())))
                .build();
        ManagedChannel connection = NettyChannelBuilder.forAddress(
                        "127.0.0.1",
                        Installation.running().local().pod(service, 0).port())
                .usePlaintext()
                .build();
        try {
            var channel = ClientInterceptors.intercept(
                    connection,
                    MetadataUtils.newAttachHeadersInterceptor(
                            bearer(schema.getOptions().getExtension(Contract.access))));
            Iterator<Message> answers = ClientCalls.blockingServerStreamingCall(
                    channel, call, CallOptions.DEFAULT.withDeadlineAfter(5, TimeUnit.SECONDS), request);
            answers.hasNext();
            return Status.Code.OK;
        } catch (StatusRuntimeException ended) {
            boolean unimplemented = ended.getStatus().getCode() == Status.Code.UNIMPLEMENTED;
            assertThat(OpenSpeakException.of(ended).reason().equals("not_built"))
                    .as("%s says so by its reason", method.getFullMethodName())
                    .isEqualTo(unimplemented);
            return ended.getStatus().getCode();
        } finally {
            connection.shutdownNow();
        }
    }

    private static Metadata bearer(Access access) {
        String user = access == Access.ACCESS_SERVICE ? "voice-service" : "admin";
        try (OpenSpeak client = Installation.running().signIn(user, 0, 0)) {
            Metadata headers = new Metadata();
            headers.put(
                    Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER),
                    "Bearer " + client.me().accessToken());
            return headers;
        }
    }

    /** A request that keeps its limits: else they would be answered for, not the RPC. */
    private static Message filled(Descriptor type) {
        DynamicMessage.Builder request = DynamicMessage.newBuilder(type);
        for (FieldDescriptor field : type.getFields()) {
            Limits limits = field.getOptions().getExtension(Contract.limits);
            if (field.getJavaType() == FieldDescriptor.JavaType.STRING
                    && !field.isRepeated()
                    && field.getRealContainingOneof() == null
                    && (limits.getRequired() || limits.getId())) {
                request.setField(field, "nobody-and-nowhere");
            }
        }
        return request.build();
    }
}
