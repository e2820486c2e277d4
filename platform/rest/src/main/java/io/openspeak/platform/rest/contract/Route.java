package io.openspeak.platform.rest.contract;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import java.util.List;

/**
 * An RPC's place in REST.
 *
 * @param method HTTP method, in capitals
 * @param path where it is
 * @param takesBody true: the fields that are not in the path come as a JSON object; false: as query parameters
 * @param rpc what carries it out
 */
public record Route(String method, PathTemplate path, boolean takesBody, MethodDescriptor rpc) {

    /** Fields of the request that the path carries. */
    public List<FieldDescriptor> pathFields() {
        Descriptor request = rpc.getInputType();
        return path.fields().stream().map(request::findFieldByName).toList();
    }

    /** Fields of the request that come in the body or as query parameters. */
    public List<FieldDescriptor> otherFields() {
        List<String> inPath = path.fields();
        return rpc.getInputType().getFields().stream()
                .filter(field -> !inPath.contains(field.getName()))
                .toList();
    }

    /** Name of the RPC on the wire, for example {@code openspeak.auth.v1.AuthService/Login}. */
    public String rpcName() {
        return rpc.getService().getFullName() + "/" + rpc.getName();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
