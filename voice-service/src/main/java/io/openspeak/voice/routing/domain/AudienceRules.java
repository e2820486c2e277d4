package io.openspeak.voice.routing.domain;

/**
 * What holds for everybody who hears a channel.
 *
 * @param loudestSpeakers how many are heard at most when many speak at once
 * @param recorder told of all that the channel hears
 */
public record AudienceRules(int loudestSpeakers, Recorder recorder) {}
