package io.openspeak.platform.defaults;

import io.openspeak.platform.defaults.SettingAlias.Values;
import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** Gives settings the values that other systems' names for them have: before what we ship, after whatever an operator sets. */
public final class SettingAliasSource implements ConfigSourceFactory {

    /** Name of the source. */
    static final String NAME = "aliases of settings";

    /** Above application.properties in our jars (250), below config/application.properties (260) and the environment (300). */
    private static final int ORDINAL = 255;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        Values values = name -> set(context.getValue(name));
        return List.of(new PropertiesConfigSource(SettingAliases.settings(values), NAME, ORDINAL));
    }

    /** What is set to nothing is not set: environments carry empty variables along. */
    static Optional<String> set(@Nullable ConfigValue found) {
        return Optional.ofNullable(found).map(ConfigValue::getValue).filter(value -> !value.isBlank());
    }
}
