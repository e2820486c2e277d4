package io.openspeak.platform.defaults;

import java.util.Optional;
import java.util.function.Function;

/**
 * Another system's name for a setting of ours.
 *
 * @param name as that system has it
 * @param setting what it stands for
 * @param reading our value, out of what the other system's names are set to; empty: not understood
 */
record SettingAlias(String name, String setting, Function<Values, Optional<String>> reading) {

    /** What names are set to; empty: not set. */
    interface Values {
        Optional<String> of(String name);
    }

    static SettingAlias of(String name, String setting, Function<String, Optional<String>> reading) {
        return new SettingAlias(name, setting, values -> values.of(name).flatMap(reading));
    }

    boolean isSet(Values values) {
        return values.of(name).isPresent();
    }

    Optional<String> read(Values values) {
        return isSet(values) ? reading.apply(values) : Optional.empty();
    }
}
