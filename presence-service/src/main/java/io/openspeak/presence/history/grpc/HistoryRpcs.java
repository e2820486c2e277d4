package io.openspeak.presence.history.grpc;

import io.grpc.stub.StreamObserver;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.Caller;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.identity.grpc.GrpcCaller;
import io.openspeak.platform.redis.log.EntryId;
import io.openspeak.platform.streams.Answers;
import io.openspeak.presence.contract.PageSize;
import io.openspeak.presence.history.HistoryErasure;
import io.openspeak.presence.history.HistoryReading;
import io.openspeak.presence.history.HistoryReading.Moment;
import io.openspeak.presence.history.HistoryReading.Page;
import io.openspeak.presence.history.HistoryReading.Range;
import io.openspeak.presence.history.contract.PortraitMapping;
import io.openspeak.presence.v1.EraseHistoryRequest;
import io.openspeak.presence.v1.EraseHistoryResponse;
import io.openspeak.presence.v1.HistoryEntry;
import io.openspeak.presence.v1.ListChannelVisitorsRequest;
import io.openspeak.presence.v1.ListChannelVisitorsResponse;
import io.openspeak.presence.v1.ListPresenceHistoryRequest;
import io.openspeak.presence.v1.ListPresenceHistoryResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** The RPCs of history, as PresenceService hands them on. */
@ApplicationScoped
public class HistoryRpcs {

    private static final Pattern PLACE = Pattern.compile("\\d{1,18}-\\d{1,18}");

    private final HistoryReading reading;
    private final HistoryErasure erasure;
    private final Clock clock;

    public HistoryRpcs(HistoryReading reading, HistoryErasure erasure, Clock clock) {
        this.reading = reading;
        this.erasure = erasure;
        this.clock = clock;
    }

    /** Log-ins, activity and channel visits of a user. */
    public void list(ListPresenceHistoryRequest request, StreamObserver<ListPresenceHistoryResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(call, () -> {
            UserId user = userOr(caller, request.getUserId());
            Range range = new Range(
                    time("from", request.getFrom()),
                    timeOrNow("until", request.getUntil()),
                    place(request.getPageToken()),
                    PageSize.of(request.getPageSize()));
            return reading.list(caller, user, range).map(page -> response(user, page));
        });
    }

    /** Who was in a channel at a time. */
    public void visitors(ListChannelVisitorsRequest request, StreamObserver<ListChannelVisitorsResponse> call) {
        Answers.send(
                call,
                () -> reading.visitors(new ChannelId(request.getChannelId()), timeOrNow("at", request.getAt()))
                        .map(users -> ListChannelVisitorsResponse.newBuilder()
                                .addAllUserIds(users.stream().map(UserId::value).toList())
                                .build()));
    }

    /** Erases a user's history. */
    public void erase(EraseHistoryRequest request, StreamObserver<EraseHistoryResponse> call) {
        Caller caller = GrpcCaller.current();
        Answers.send(
                call,
                () -> erasure.erase(caller, userOr(caller, request.getUserId()))
                        .map(count -> EraseHistoryResponse.newBuilder()
                                .setErased(count)
                                .build()));
    }

    private static ListPresenceHistoryResponse response(UserId user, Page page) {
        return ListPresenceHistoryResponse.newBuilder()
                .addAllEntries(page.moments().stream()
                        .map(moment -> entry(user, moment))
                        .toList())
                .setNextPageToken(page.next().map(EntryId::toString).orElse(""))
                .build();
    }

    private static HistoryEntry entry(UserId user, Moment moment) {
        return HistoryEntry.newBuilder()
                .setAt(moment.at().toEpochMilli())
                .setKind(moment.kind().wireName())
                .setPresence(PortraitMapping.presence(user, moment.portrait()))
                .build();
    }

    private static UserId userOr(Caller caller, String user) {
        return user.isEmpty() ? caller.user() : new UserId(user);
    }

    private Instant timeOrNow(String field, long millis) {
        return millis == 0 ? clock.instant() : time(field, millis);
    }

    private static Instant time(String field, long millis) {
        if (millis < 0) {
            throw Refusal.invalid("'" + field + "' is " + millis + "; milliseconds since 1970 are expected.");
        }
        return Instant.ofEpochMilli(millis);
    }

    private static Optional<EntryId> place(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (!PLACE.matcher(token).matches()) {
            throw Refusal.invalid("'page_token' is not one that this service gave out.");
        }
        return Optional.of(EntryId.parse(token));
    }
}
