package io.openspeak.voice.routing.domain;

import io.openspeak.platform.identity.UserId;

/** What a fact about a channel means for who is in it. */
public sealed interface MembershipChange {

    /** Somebody joined, or something about a member changed. */
    record Entered(Member member) implements MembershipChange {}

    /** Somebody is no longer in it. */
    record Left(UserId user) implements MembershipChange {}

    /** The channel is gone, and everybody with it. */
    record ChannelGone() implements MembershipChange {}

    /** The channel was made or changed. */
    record ChannelIs(boolean pushToTalk) implements MembershipChange {}

    /** Something else about the channel changed. */
    record NoOne() implements MembershipChange {}
}
