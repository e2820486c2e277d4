package io.openspeak.platform.rest.openapi;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.ServiceDescriptorProto;
import com.google.protobuf.DescriptorProtos.SourceCodeInfo.Location;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What contracts say in comments, by the full name of what is commented; read from what the build of the contracts keeps. */
final class ContractComments {

    private static final String RESOURCE = "/openspeak-contracts.binpb";

    private final Map<String, String> comments = new HashMap<>();

    private ContractComments(FileDescriptorSet contracts) {
        contracts.getFileList().forEach(this::add);
    }

    /** Comments of all contracts. */
    static ContractComments load() {
        try (InputStream contracts = ContractComments.class.getResourceAsStream(RESOURCE)) {
            if (contracts == null) {
                throw new IllegalStateException("no " + RESOURCE + " on the class path; proto's build makes it");
            }
            return new ContractComments(FileDescriptorSet.parseFrom(contracts));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The comment in one line; empty if there is none. */
    String of(String fullName) {
        return comments.getOrDefault(fullName, "");
    }

    private void add(FileDescriptorProto file) {
        for (Location location : file.getSourceCodeInfo().getLocationList()) {
            if (!location.getLeadingComments().isEmpty()) {
                String name = name(file, location.getPathList());
                comments.put(name, location.getLeadingComments().strip().replaceAll("\\s+", " "));
            }
        }
    }

    /** A location's path: pairs of a field number of the descriptor and an index into that field. */
    private static String name(FileDescriptorProto file, List<Integer> path) {
        if (path.size() < 2) {
            return file.getPackage();
        }
        int index = path.get(1);
        String member = switch (path.getFirst()) {
            case FileDescriptorProto.MESSAGE_TYPE_FIELD_NUMBER ->
                messageMember(file.getMessageType(index), path.subList(2, path.size()));
            case FileDescriptorProto.ENUM_TYPE_FIELD_NUMBER ->
                enumMember(file.getEnumType(index), path.subList(2, path.size()));
            case FileDescriptorProto.SERVICE_FIELD_NUMBER ->
                serviceMember(file.getService(index), path.subList(2, path.size()));
            default -> "";
        };
        return file.getPackage() + "." + member;
    }

    private static String messageMember(DescriptorProto message, List<Integer> path) {
        if (path.size() < 2) {
            return message.getName();
        }
        int index = path.get(1);
        List<Integer> rest = path.subList(2, path.size());
        return message.getName() + "."
                + switch (path.getFirst()) {
                    case DescriptorProto.FIELD_FIELD_NUMBER ->
                        message.getField(index).getName();
                    case DescriptorProto.ONEOF_DECL_FIELD_NUMBER ->
                        message.getOneofDecl(index).getName();
                    case DescriptorProto.NESTED_TYPE_FIELD_NUMBER -> messageMember(message.getNestedType(index), rest);
                    case DescriptorProto.ENUM_TYPE_FIELD_NUMBER -> enumMember(message.getEnumType(index), rest);
                    default -> "";
                };
    }

    private static String enumMember(EnumDescriptorProto type, List<Integer> path) {
        return path.size() < 2
                ? type.getName()
                : type.getName() + "." + type.getValue(path.get(1)).getName();
    }

    private static String serviceMember(ServiceDescriptorProto service, List<Integer> path) {
        return path.size() < 2
                ? service.getName()
                : service.getName() + "." + service.getMethod(path.get(1)).getName();
    }
}
