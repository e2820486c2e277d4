package io.openspeak.cli.command;

import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Channels to complete with. */
public record ChannelNames(Source source) implements Iterable<String> {

    /** Where they come from. */
    public interface Source extends Supplier<List<String>> {}

    @Override
    public Iterator<String> iterator() {
        return source.get().iterator();
    }
}
