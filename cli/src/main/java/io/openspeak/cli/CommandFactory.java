package io.openspeak.cli;

import java.lang.reflect.Constructor;
import java.util.Map;
import picocli.CommandLine;

/** Makes commands and completion lists, handing each what its constructor asks for. */
public final class CommandFactory implements CommandLine.IFactory {

    private final Map<Class<?>, Object> offered;

    /** {@code offered}: by the type that constructors name. */
    public CommandFactory(Map<Class<?>, Object> offered) {
        this.offered = Map.copyOf(offered);
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            Class<?>[] wanted = constructor.getParameterTypes();
            if (wanted.length == 1 && offered.containsKey(wanted[0])) {
                constructor.setAccessible(true);
                return type.cast(constructor.newInstance(offered.get(wanted[0])));
            }
        }
        return CommandLine.defaultFactory().create(type);
    }
}
