package io.openspeak.client.account;

import io.openspeak.auth.v1.AuditEntry;
import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.ListAuditEntriesRequest;
import io.openspeak.auth.v1.ListAuditEntriesResponse;
import io.openspeak.auth.v1.RotateSigningKeyRequest;
import io.openspeak.client.call.Pages;
import io.openspeak.client.call.UnaryCalls;
import java.util.List;

/** What admins look after: the audit and the signing keys. */
public final class Security {

    private final UnaryCalls<AuthServiceBlockingStub> calls;

    public Security(UnaryCalls<AuthServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** The latest entries that the filter lets through, newest first; its page size and token don't matter. */
    public List<AuditEntry> audit(ListAuditEntriesRequest filter, int limit) {
        return Pages.first(
                limit,
                (size, token) -> {
                    ListAuditEntriesRequest request = filter.toBuilder()
                            .setPageSize(size)
                            .setPageToken(token)
                            .build();
                    return calls.repeatable(stub -> stub.listAuditEntries(request));
                },
                ListAuditEntriesResponse::getEntriesList,
                ListAuditEntriesResponse::getNextPageToken);
    }

    /** Starts a new signing key; its id. */
    public String rotateSigningKey() {
        return calls.once(stub -> stub.rotateSigningKey(RotateSigningKeyRequest.getDefaultInstance()))
                .getKeyId();
    }
}
