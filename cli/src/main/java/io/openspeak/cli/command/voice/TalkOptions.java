package io.openspeak.cli.command.voice;

import picocli.CommandLine.Mixin;

/** How to speak in a channel and hear the others meanwhile. */
final class TalkOptions {

    @Mixin
    ChannelOption where = new ChannelOption();

    @Mixin
    MouthOptions mouth = new MouthOptions();

    @Mixin
    EarOptions hearing = new EarOptions();

    @Mixin
    BitrateOption bitrate = new BitrateOption();
}
