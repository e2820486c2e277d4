package io.openspeak.cli.command.voice;

import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.QualityRows;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.voice.v1.StreamQuality;

/** Prints the quality of one's own stream as the server reports it. */
record QualityDisplay(Printer printer) implements VoiceListener {

    @Override
    public void onQuality(StreamQuality quality) {
        printer.print(QualityRows.of(quality, "quality"));
    }
}
