package io.openspeak.bench.load.channels;

import io.grpc.CallCredentials;
import io.openspeak.bench.load.rate.Answer;
import io.openspeak.bench.load.rate.Calls;
import io.openspeak.bench.load.site.Callers;
import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc.ChannelServiceStub;
import io.openspeak.channel.v1.CreateChannelRequest;
import io.openspeak.channel.v1.JoinChannelRequest;
import io.openspeak.channel.v1.LeaveChannelRequest;
import io.openspeak.channel.v1.ListChannelsRequest;
import io.openspeak.channel.v1.ListMembersRequest;
import io.openspeak.client.OpenSpeak;
import io.openspeak.client.id.ChannelId;
import java.util.ArrayList;
import java.util.List;

/** Calls on a directory of channels, by people who are signed in. */
final class Directory {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 1000;

    private final OpenSpeak admin;
    private final Callers callers;

    Directory(OpenSpeak admin, Callers callers) {
        this.admin = admin;
        this.callers = callers;
    }

    /** Makes channels; the number is that of the channel. */
    Calls creations() {
        return (number, outcome) -> stub(number, admin.credentials())
                .createChannel(
                        CreateChannelRequest.newBuilder()
                                .setChannelId(Size.channel(number).value())
                                .build(),
                        new Answer<>(made(outcome)));
    }

    /** Nobody else makes these channels: one that is there was made by a try whose answer was lost. */
    private static Calls.Outcome made(Calls.Outcome outcome) {
        return failure -> outcome.ended("channel_exists".equals(failure) ? null : failure);
    }

    /** Fills channels; the number is that of the membership. People sit in many channels, each at most once in one. */
    Calls memberships() {
        return (number, outcome) -> stub(number, callers.credentials(number))
                .joinChannel(join(Size.channel(Size.channelOf(number))), new Answer<>(outcome));
    }

    /** By turns everybody joins the same channel and leaves it. */
    Calls visits(ChannelId channel) {
        return (number, outcome) -> {
            ChannelServiceStub stub = stub(number, callers.credentials(number));
            if (number / callers.count() % 2 == 0) {
                stub.joinChannel(join(channel), new Answer<>(outcome));
            } else {
                stub.leaveChannel(
                        LeaveChannelRequest.newBuilder()
                                .setChannelId(channel.value())
                                .build(),
                        new Answer<>(outcome));
            }
        };
    }

    /** Pages of the list of channels, from all over it. */
    Calls channelPages() {
        List<String> tokens = pageTokens();
        return (number, outcome) -> stub(number, callers.credentials(number))
                .listChannels(
                        ListChannelsRequest.newBuilder()
                                .setPageSize(PAGE)
                                .setPageToken(tokens.get((int) (number % tokens.size())))
                                .build(),
                        new Answer<>(outcome));
    }

    private List<String> pageTokens() {
        List<String> tokens = new ArrayList<>(List.of(""));
        String next = admin.channels().page(PAGE, "").getNextPageToken();
        while (!next.isEmpty() && tokens.size() < MOST_PAGES) {
            tokens.add(next);
            next = admin.channels().page(PAGE, next).getNextPageToken();
        }
        return tokens;
    }

    /** Members of one channel after the other. */
    Calls memberPages(int channels) {
        return (number, outcome) -> stub(number, callers.credentials(number))
                .listMembers(
                        ListMembersRequest.newBuilder()
                                .setChannelId(Size.channel(number % channels).value())
                                .setPageSize(PAGE)
                                .build(),
                        new Answer<>(outcome));
    }

    /** Members of all channels that were filled, as the list tells them. */
    long membershipsTold() {
        return admin.channels().list().stream()
                .filter(channel -> Size.isOurs(channel.getChannelId()))
                .mapToLong(Channel::getMemberCount)
                .sum();
    }

    private static JoinChannelRequest join(ChannelId channel) {
        return JoinChannelRequest.newBuilder().setChannelId(channel.value()).build();
    }

    private ChannelServiceStub stub(long number, CallCredentials credentials) {
        return ChannelServiceGrpc.newStub(callers.connection(number)).withCallCredentials(credentials);
    }
}
