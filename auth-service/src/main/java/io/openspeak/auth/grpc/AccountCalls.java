package io.openspeak.auth.grpc;

import io.openspeak.auth.Accounts;
import io.openspeak.auth.Accounts.Credential;
import io.openspeak.auth.Audit;
import io.openspeak.auth.AuditedActs;
import io.openspeak.auth.PasswordChange;
import io.openspeak.auth.contract.AccountMessages;
import io.openspeak.auth.domain.AccountChange;
import io.openspeak.auth.domain.Actor;
import io.openspeak.auth.domain.AuditAction;
import io.openspeak.auth.domain.AuditEntry;
import io.openspeak.auth.domain.AuditQuery;
import io.openspeak.auth.v1.CreateAccountRequest;
import io.openspeak.auth.v1.CreateAccountResponse;
import io.openspeak.auth.v1.DeleteAccountRequest;
import io.openspeak.auth.v1.DeleteAccountResponse;
import io.openspeak.auth.v1.GetAccountRequest;
import io.openspeak.auth.v1.GetAccountResponse;
import io.openspeak.auth.v1.ListAccountsRequest;
import io.openspeak.auth.v1.ListAccountsResponse;
import io.openspeak.auth.v1.ListAuditEntriesRequest;
import io.openspeak.auth.v1.ListAuditEntriesResponse;
import io.openspeak.auth.v1.SetPasswordRequest;
import io.openspeak.auth.v1.SetPasswordResponse;
import io.openspeak.auth.v1.UpdateAccountRequest;
import io.openspeak.auth.v1.UpdateAccountResponse;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.Ids;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** RPCs about accounts and the audit. */
@ApplicationScoped
public class AccountCalls {

    private static final int DEFAULT_PAGE = 100;
    private static final int MAX_PAGE = 1000;
    private static final long LATEST_MILLIS =
            Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    private final Accounts accounts;
    private final PasswordChange passwords;
    private final AuditedActs acts;
    private final Audit audit;
    private final Clock clock;

    public AccountCalls(Accounts accounts, PasswordChange passwords, AuditedActs acts, Audit audit, Clock clock) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.acts = acts;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<CreateAccountResponse> create(CreateAccountRequest request) {
        UserId user = new UserId(request.getUserId());
        Actor actor = Origins.actor();
        return acts.attempt(
                        actor,
                        AuditAction.ACCOUNT_CREATED,
                        user.value(),
                        () -> accounts.create(
                                actor,
                                user,
                                request.getName(),
                                AuthMessages.roles(request.getRolesList()),
                                credential(request)))
                .map(created -> CreateAccountResponse.newBuilder()
                        .setAccount(AccountMessages.message(created.account()))
                        .setGeneratedPassword(created.generatedPassword())
                        .build());
    }

    Uni<GetAccountResponse> get(GetAccountRequest request) {
        return accounts.get(new UserId(request.getUserId()))
                .map(account -> GetAccountResponse.newBuilder()
                        .setAccount(AccountMessages.message(account))
                        .build());
    }

    Uni<ListAccountsResponse> list(ListAccountsRequest request) {
        return accounts.list(after(request.getPageToken()), size(request.getPageSize()))
                .map(listing -> ListAccountsResponse.newBuilder()
                        .addAllAccounts(listing.accounts().stream()
                                .map(AccountMessages::message)
                                .toList())
                        .setNextPageToken(listing.next().map(UserId::value).orElse(""))
                        .build());
    }

    Uni<UpdateAccountResponse> update(UpdateAccountRequest request) {
        UserId user = new UserId(request.getUserId());
        Actor actor = Origins.actor();
        AccountChange change = new AccountChange(
                request.hasName() ? Optional.of(request.getName()) : Optional.empty(),
                request.getReplaceRoles() ? Optional.of(AuthMessages.roles(request.getRolesList())) : Optional.empty(),
                request.hasDisabled() ? Optional.of(request.getDisabled()) : Optional.empty());
        return acts.attempt(
                        actor, AuditAction.ACCOUNT_CHANGED, user.value(), () -> accounts.update(actor, user, change))
                .map(changed -> UpdateAccountResponse.newBuilder()
                        .setAccount(AccountMessages.message(changed.account()))
                        .setPosition(changed.position().encode())
                        .build());
    }

    Uni<DeleteAccountResponse> delete(DeleteAccountRequest request) {
        UserId user = new UserId(request.getUserId());
        Actor actor = Origins.actor();
        return acts.attempt(actor, AuditAction.ACCOUNT_DELETED, user.value(), () -> accounts.delete(actor, user))
                .map(position -> DeleteAccountResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    Uni<SetPasswordResponse> setPassword(SetPasswordRequest request) {
        Caller caller = GrpcCaller.current();
        Actor actor = Origins.actor();
        String target = request.getUserId().isEmpty() ? caller.user().value() : request.getUserId();
        return acts.attempt(
                        actor,
                        AuditAction.PASSWORD_SET,
                        target,
                        () -> passwords.change(
                                caller, actor, target, request.getOldPassword(), request.getNewPassword()))
                .map(position -> SetPasswordResponse.newBuilder()
                        .setPosition(position.encode())
                        .build());
    }

    /** What is before 1970 or after 9999 asks for the same as those: nobody wrote then, and arithmetic would overflow. */
    private static Instant time(long millis) {
        return Instant.ofEpochMilli(Math.clamp(millis, 0, LATEST_MILLIS));
    }

    Uni<ListAuditEntriesResponse> audit(ListAuditEntriesRequest request) {
        Instant until = request.getUntil() == 0 ? clock.instant() : time(request.getUntil());
        return audit.list(new AuditQuery(
                        request.getUserId(),
                        request.getAction(),
                        time(request.getFrom()),
                        until,
                        size(request.getPageSize()),
                        request.getPageToken()))
                .map(page -> ListAuditEntriesResponse.newBuilder()
                        .addAllEntries(page.entries().stream()
                                .map(AccountCalls::message)
                                .toList())
                        .setNextPageToken(page.next())
                        .build());
    }

    private static io.openspeak.auth.v1.AuditEntry message(AuditEntry entry) {
        return io.openspeak.auth.v1.AuditEntry.newBuilder()
                .setAt(entry.at().toEpochMilli())
                .setActorId(entry.actor())
                .setAction(entry.action().wireName())
                .setTarget(entry.target())
                .setResult(entry.result())
                .setAddress(entry.origin().address())
                .setDeviceId(entry.origin().device())
                .setTraceId(entry.origin().trace())
                .setCount(entry.count())
                .build();
    }

    private static Credential credential(CreateAccountRequest request) {
        if (request.getWithoutPassword()) {
            if (!request.getPassword().isEmpty()) {
                throw Refusal.invalid("'password' is set and 'without_password' is true; expected one of them.");
            }
            return new Credential.None();
        }
        return request.getPassword().isEmpty() ? new Credential.Made() : new Credential.Brought(request.getPassword());
    }

    private static int size(int asked) {
        if (asked < 0 || asked > MAX_PAGE) {
            throw Refusal.invalid(
                    "'page_size' is " + asked + "; expected 0 (" + DEFAULT_PAGE + ") to " + MAX_PAGE + ".");
        }
        return asked == 0 ? DEFAULT_PAGE : asked;
    }

    private static Optional<UserId> after(String token) {
        if (!token.isEmpty() && !Ids.valid(token)) {
            throw Refusal.invalid("'page_token' is not one that this service gave out.");
        }
        return Optional.of(token).filter(text -> !text.isEmpty()).map(UserId::new);
    }
}
