package io.openspeak.client.channel;

import io.openspeak.channel.v1.Channel;
import io.openspeak.channel.v1.Member;
import io.openspeak.client.id.Position;

/** Outcome of a join; voice-service is brought the position, so that it waits until it knows of the join. */
public record Seat(Channel channel, Member member, Position position) {}
