package io.openspeak.voice.voiceping.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How one client spells ids and audio, learned from its token and from what it says: so it understands what it is told of people who
 * speak another protocol. Used on the connection's event loop only.
 */
public final class Dialect {

    /** What JavaScript reads and writes as the same number (2^53 has 16 digits). */
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,14}");

    private final Map<String, WireId> groups = new HashMap<>();
    private WireId own;
    private boolean textAudio;
    private boolean spoke;

    /** @param own how its token spells the user */
    public Dialect(WireId own) {
        this.own = own;
    }

    /** It spelled its own user so. */
    public void spelledItself(WireId id) {
        own = id;
    }

    /** It spelled a group so. */
    public void spelledGroup(WireId id) {
        groups.put(id.text(), id);
    }

    /** A group is no longer its own. */
    public void forgetGroup(String id) {
        groups.remove(id);
    }

    /** It sent audio, as text or as bytes. */
    public void spoke(boolean asText) {
        spoke = true;
        textAudio = asText;
    }

    /** Itself. */
    public WireId own() {
        return own;
    }

    /** A user: a number if it calls itself by one, and the id is one. */
    public WireId user(String id) {
        return own.text().equals(id) ? own : like(own, id);
    }

    /** A group: as it spelled it, else in the way of users. */
    public WireId group(String id) {
        WireId known = groups.get(id);
        return known != null ? known : like(own, id);
    }

    /** True if it is to get audio as text: it sends it so, or has sent none yet and the speaker does. */
    public boolean wantsTextAudio(boolean speakers) {
        return spoke ? textAudio : speakers;
    }

    private static WireId like(WireId model, String id) {
        boolean numbers = !(model instanceof WireId.Text);
        return numbers && WHOLE.matcher(id).matches() ? new WireId.Whole(Long.parseLong(id)) : new WireId.Text(id);
    }
}
