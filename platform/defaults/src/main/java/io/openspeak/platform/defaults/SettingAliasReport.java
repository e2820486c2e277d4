package io.openspeak.platform.defaults;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Tells at the start which names of other systems are set and don't count. Never their values: some are secrets. */
@Dependent
public class SettingAliasReport {

    private static final System.Logger LOG = System.getLogger(SettingAliasReport.class.getName());

    private final SmallRyeConfig config;

    public SettingAliasReport(Config config) {
        this.config = config.unwrap(SmallRyeConfig.class);
    }

    void tell(@Observes StartupEvent starting) {
        findings().forEach(finding -> LOG.log(Level.WARNING, finding));
    }

    /** One line for each name that is set and not taken. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        for (SettingAlias alias : SettingAliases.ALL) {
            if (alias.isSet(this::valueOf)) {
                Optional<String> meant = alias.read(this::valueOf);
                if (meant.isEmpty()) {
                    findings.add("setting_alias_not_understood alias=" + alias.name() + " setting=" + alias.setting());
                } else if (!meant.equals(valueOf(alias.setting()))) {
                    findings.add("setting_alias_overruled alias=" + alias.name() + " setting=" + alias.setting()
                            + " by=" + config.getConfigValue(alias.setting()).getSourceName());
                }
            }
        }
        return findings;
    }

    private Optional<String> valueOf(String name) {
        return SettingAliasSource.set(config.getConfigValue(name));
    }
}
