package io.openspeak.platform.identity.grpc;

import io.grpc.MethodDescriptor;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import io.openspeak.contract.v1.Access;
import io.openspeak.contract.v1.Contract;
import io.openspeak.contract.v1.Scope;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Role;

/** Who may call an RPC, read from its contract; what declares nothing may be called by nobody. */
public final class DeclaredAccess {

    private DeclaredAccess() {}

    /** What the contract declares for a method. */
    public static Access of(MethodDescriptor<?, ?> method) {
        return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
                ? schema.getMethodDescriptor().getOptions().getExtension(Contract.access)
                : Access.ACCESS_UNSPECIFIED;
    }

    /** Which scope a limited token needs. */
    public static Scope scopeOf(MethodDescriptor<?, ?> method) {
        return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
                ? schema.getMethodDescriptor().getOptions().getExtension(Contract.scope)
                : Scope.SCOPE_UNSPECIFIED;
    }

    /** True if somebody who has signed in may call. */
    public static boolean permits(Access access, Caller caller) {
        return switch (access) {
            case ACCESS_ANYONE, ACCESS_SIGNED_IN -> true;
            case ACCESS_MODERATOR -> caller.moderates();
            case ACCESS_ADMIN -> caller.has(Role.ADMIN);
            case ACCESS_SERVICE -> caller.has(Role.SERVICE);
            case ACCESS_UNSPECIFIED, UNRECOGNIZED -> false;
        };
    }
}
