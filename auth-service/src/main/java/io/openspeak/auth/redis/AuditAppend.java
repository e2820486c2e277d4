package io.openspeak.auth.redis;

import io.openspeak.auth.AuthSettings;
import io.openspeak.auth.domain.AuditEntry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What a script needs to write an entry with {@code audit} (lua/audit.lua); knows how long entries are kept. */
@ApplicationScoped
public class AuditAppend {

    private final AuthSettings.Audit settings;

    public AuditAppend(AuthSettings settings) {
        this.settings = settings.audit();
    }

    /** Arguments in the order of {@code audit}. */
    public List<Object> arguments(AuditEntry entry) {
        return List.of(
                entry.at().toEpochMilli(),
                settings.keep().toMillis(),
                settings.mostEntries(),
                entry.actor(),
                entry.action().wireName(),
                entry.target(),
                entry.result(),
                entry.origin().address(),
                entry.origin().device(),
                entry.origin().trace(),
                entry.count());
    }
}
