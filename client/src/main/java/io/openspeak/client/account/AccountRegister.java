package io.openspeak.client.account;

import io.openspeak.auth.v1.Account;
import io.openspeak.auth.v1.AuthServiceGrpc.AuthServiceBlockingStub;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.DeleteAccountRequest;
import io.openspeak.auth.v1.GetAccountRequest;
import io.openspeak.auth.v1.ListAccountsRequest;
import io.openspeak.auth.v1.ListAccountsResponse;
import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.client.call.Pages;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.UserId;
import java.util.List;

/** Everybody's accounts, for admins. */
public final class AccountRegister {

    private final UnaryCalls<AuthServiceBlockingStub> calls;

    public AccountRegister(UnaryCalls<AuthServiceBlockingStub> calls) {
        this.calls = calls;
    }

    /** Creates an account; not repeated on failure, since the second call would find it there. */
    public CreateAccountResponse create(CreateAccountRequest request) {
        return calls.once(stub -> stub.createAccount(request));
    }

    public Account get(UserId user) {
        GetAccountRequest request =
                GetAccountRequest.newBuilder().setUserId(user.value()).build();
        return calls.repeatable(stub -> stub.getAccount(request)).getAccount();
    }

    /** By user id. */
    public List<Account> list() {
        return Pages.all(
                (size, token) -> {
                    ListAccountsRequest request = ListAccountsRequest.newBuilder()
                            .setPageSize(size)
                            .setPageToken(token)
                            .build();
                    return calls.repeatable(stub -> stub.listAccounts(request));
                },
                ListAccountsResponse::getAccountsList,
                ListAccountsResponse::getNextPageToken);
    }

    /** Changes what the request names; repeating it changes nothing more. */
    public Account update(UpdateAccountRequest request) {
        return calls.repeatable(stub -> stub.updateAccount(request)).getAccount();
    }

    /** Deletes an account and its tokens; not repeated on failure, since the second call would find nothing. */
    public Position delete(UserId user) {
        DeleteAccountRequest request =
                DeleteAccountRequest.newBuilder().setUserId(user.value()).build();
        return new Position(calls.once(stub -> stub.deleteAccount(request)).getPosition());
    }
}
