package io.openspeak.platform.rest.contract;

import com.google.api.AnnotationsProto;
import com.google.api.HttpRule;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import com.google.protobuf.DescriptorProtos.MethodOptions;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Scope;
import java.util.function.Consumer;

/** A contract in the making, to be bent out of shape; its requests have fields {@code id}, {@code ids} and {@code nested}. */
final class BentContract {

    private final ServiceDescriptorProto.Builder service =
            ServiceDescriptorProto.newBuilder().setName("Bent");

    /** Adds an RPC that anyone may call, with that route. */
    BentContract rpc(String name, HttpRule.Builder route) {
        return rpc(
                name,
                rpc -> rpc.getOptionsBuilder()
                        .setExtension(Contract.access, Access.ACCESS_ANYONE)
                        .setExtension(AnnotationsProto.http, route.build()));
    }

    /** Adds an RPC of that access and scope, without a route. */
    BentContract rpc(String name, Access access, Scope scope) {
        return rpc(
                name,
                rpc -> rpc.setOptions(MethodOptions.newBuilder()
                        .setExtension(Contract.access, access)
                        .setExtension(Contract.scope, scope)));
    }

    /** Adds any RPC. */
    BentContract rpc(String name, Consumer<MethodDescriptorProto.Builder> bend) {
        MethodDescriptorProto.Builder rpc = MethodDescriptorProto.newBuilder()
                .setName(name)
                .setInputType(".bent.Request")
                .setOutputType(".bent.Request");
        bend.accept(rpc);
        service.addMethod(rpc);
        return this;
    }

    ServiceDescriptor build() {
        DescriptorProto request = DescriptorProto.newBuilder()
                .setName("Request")
                .addField(field("id", 1, Type.TYPE_STRING))
                .addField(field("ids", 2, Type.TYPE_STRING).setLabel(Label.LABEL_REPEATED))
                .addField(field("nested", 3, Type.TYPE_MESSAGE).setTypeName(".bent.Nested"))
                .build();
        FileDescriptorProto file = FileDescriptorProto.newBuilder()
                .setName("bent.proto")
                .setPackage("bent")
                .setSyntax("proto3")
                .addMessageType(request)
                .addMessageType(DescriptorProto.newBuilder().setName("Nested"))
                .addService(service)
                .build();
        try {
            return FileDescriptor.buildFrom(file, new FileDescriptor[0]).findServiceByName("Bent");
        } catch (DescriptorValidationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static FieldDescriptorProto.Builder field(String name, int number, Type type) {
        return FieldDescriptorProto.newBuilder()
                .setName(name)
                .setNumber(number)
                .setType(type)
                .setLabel(Label.LABEL_OPTIONAL);
    }
}
