package io.openspeak.platform.testing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** docs/settings.md, checked against the settings that programs read. */
public final class SettingsPage {

    private SettingsPage() {}

    /** Settings of a mapping that the page does not list with their default; empty if it is complete. */
    public static List<String> missing(Class<?> mapping) {
        return missing(mapping, mapping.getAnnotation(ConfigMapping.class).prefix(), DocsPage.read("settings.md"));
    }

    static List<String> missing(Class<?> mapping, String prefix, String page) {
        List<String> missing = new ArrayList<>();
        for (Method setting : mapping.getDeclaredMethods()) {
            String name = prefix + "." + kebab(setting.getName());
            if (setting.isDefault() || setting.isSynthetic()) {
                continue;
            }
            if (setting.getReturnType().isInterface() && setting.getReturnType().isMemberClass()) {
                missing.addAll(missing(setting.getReturnType(), name, page));
            } else if (setting.getGenericReturnType() instanceof ParameterizedType map
                    && map.getActualTypeArguments().length == 2
                    && map.getActualTypeArguments()[1] instanceof Class<?> named
                    && named.isMemberClass()) {
                missing.addAll(missing(named, name + ".<name>", page));
            } else if (!page.contains(row(name, setting))) {
                missing.add(row(name, setting));
            }
        }
        return missing;
    }

    private static String row(String name, Method setting) {
        WithDefault value = setting.getAnnotation(WithDefault.class);
        return value == null ? "`" + name + "`" : "`" + name + "` | `" + value.value() + "` |";
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
