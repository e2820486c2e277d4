package io.openspeak.voice.voiceping.contract;

import com.google.protobuf.ByteString;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.platform.redis.log.FactReader;
import io.openspeak.voice.v1.VoicePingFact;
import io.openspeak.voice.v1.VoicePingTalk;
import io.openspeak.voice.voiceping.MessageCodec;
import io.openspeak.voice.voiceping.Passed;
import io.openspeak.voice.voiceping.domain.Destination;
import io.openspeak.voice.voiceping.domain.Message;
import io.openspeak.voice.voiceping.domain.Talk;
import io.openspeak.voice.voiceping.domain.TalkKey;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is passed on to other pods, as facts and back. */
public final class VoicePingFacts {

    public static final String TYPE = "voiceping.v1";
    public static final FactReader<VoicePingFact> READER = new FactReader<>(TYPE, VoicePingFact.parser());

    private VoicePingFacts() {}

    /** A message. */
    public static VoicePingFact of(Passed message, PodId pod) {
        VoicePingFact.Builder fact = VoicePingFact.newBuilder()
                .setPod(pod.value())
                .setSenderId(message.sender().value())
                .setMessage(ByteString.copyFrom(MessageCodec.encode(message.message())));
        switch (message.to()) {
            case Destination.User(UserId user) -> fact.setUserId(user.value());
            case Destination.Groups groups ->
                fact.addAllChannelIds(groups.channels().stream()
                        .map(ChannelId::value)
                        .sorted()
                        .toList());
        }
        message.talk()
                .ifPresent(talk -> fact.setTalk(VoicePingTalk.newBuilder()
                        .setChannelId(talk.key().channel().value())
                        .setId(talk.id())
                        .setTextAudio(talk.textAudio())));
        return fact.build();
    }

    /** A device that has connected. */
    public static VoicePingFact connected(UserId user, String device, PodId pod) {
        return VoicePingFact.newBuilder()
                .setPod(pod.value())
                .setUserId(user.value())
                .setConnectedDevice(device)
                .build();
    }

    /** What decides where a fact stands: order is kept for one group, and for one user. */
    public static String subject(VoicePingFact fact) {
        return fact.getChannelIdsCount() > 0 ? fact.getChannelIds(0) : fact.getUserId();
    }

    /** The message of a fact that holds one. */
    public static Passed message(VoicePingFact fact) {
        Message message = MessageCodec.decode(fact.getMessage().toByteArray());
        UserId sender = new UserId(fact.getSenderId());
        Destination to = fact.getUserId().isEmpty()
                ? new Destination.Groups(fact.getChannelIdsList().stream()
                        .map(ChannelId::new)
                        .collect(Collectors.toUnmodifiableSet()))
                : new Destination.User(new UserId(fact.getUserId()));
        return Passed.of(
                sender, to, message, fact.hasTalk() ? Optional.of(talk(fact.getTalk(), message, sender)) : Optional.empty());
    }

    private static Talk talk(VoicePingTalk told, Message message, UserId sender) {
        return Talk.announced(
                new TalkKey(new ChannelId(told.getChannelId()), sender),
                told.getId(),
                message.channel(),
                message.from(),
                message.to(),
                told.getTextAudio());
    }
}
