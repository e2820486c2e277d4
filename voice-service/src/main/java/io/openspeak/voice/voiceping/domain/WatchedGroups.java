package io.openspeak.voice.voiceping.domain;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Of which groups' members a watching client is told. Presence-service takes a list of groups whole or not at all, and may take a group
 * back. So after a list was refused for good, one group more is asked for at a time, and who is refused by itself is left out for a while:
 * one group that may not be watched hides no other. One question is open at a time.
 */
public final class WatchedGroups {

    private final int most;
    private final Set<String> refused = new HashSet<>();
    private Set<String> wanted;
    private Set<String> granted = Set.of();
    private @Nullable Set<String> asked;
    private boolean singly;

    /**
     * @param wanted groups to begin with
     * @param most that may be watched at a time
     */
    public WatchedGroups(Set<String> wanted, int most) {
        this.wanted = Set.copyOf(wanted);
        this.most = most;
    }

    /** These are to be watched from now on. */
    public void want(Set<String> groups) {
        wanted = Set.copyOf(groups);
        refused.retainAll(wanted);
    }

    /** What a new session is to ask for first; what the one before was granted counts no more. */
    public Set<String> first() {
        granted = Set.of();
        asked = singly ? Set.of() : candidates();
        return asked;
    }

    /** What is to be asked for now; none: nothing, or an answer is still to come. */
    public Optional<Set<String>> next() {
        if (asked != null) {
            return Optional.empty();
        }
        Set<String> question = singly ? oneMore() : candidates();
        if (question.equals(granted)) {
            return Optional.empty();
        }
        asked = question;
        return Optional.of(question);
    }

    /** What was asked for is watched. */
    public void grant() {
        if (asked != null) {
            granted = asked;
            asked = null;
            singly = singly && !granted.containsAll(candidates());
        }
    }

    /** What was asked for may not be watched; what was before, is. */
    public void refuse() {
        if (asked != null) {
            Set<String> added = new HashSet<>(asked);
            added.removeAll(granted);
            asked = null;
            if (added.isEmpty()) {
                granted = Set.of();
            }
            if (added.size() == 1) {
                refused.addAll(added);
            }
            singly = !granted.containsAll(candidates());
        }
    }

    /** What was asked for can't be answered just now, and is to be asked again. */
    public void fail() {
        asked = null;
    }

    /** A group was taken back; true if it is still wanted. */
    public boolean lose(String group) {
        granted = granted.stream().filter(other -> !other.equals(group)).collect(Collectors.toUnmodifiableSet());
        return wanted.contains(group);
    }

    /** True if some are left out. */
    public boolean leavesOut() {
        return !refused.isEmpty();
    }

    /** Those that were left out are to be tried again. */
    public void retry() {
        refused.clear();
        singly = true;
    }

    private Set<String> oneMore() {
        Set<String> question = new TreeSet<>(candidates());
        Optional<String> more =
                question.stream().filter(group -> !granted.contains(group)).findFirst();
        question.retainAll(granted);
        more.ifPresent(question::add);
        return question;
    }

    private Set<String> candidates() {
        SortedSet<String> all = new TreeSet<>(wanted);
        all.removeAll(refused);
        return all.stream().limit(most).collect(Collectors.toUnmodifiableSet());
    }
}
