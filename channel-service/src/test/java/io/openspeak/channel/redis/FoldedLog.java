package io.openspeak.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.openspeak.channel.contract.BanMessages;
import io.openspeak.channel.contract.ChannelMessages;
import io.openspeak.channel.contract.MemberMessages;
import io.openspeak.channel.contract.RuleMessages;
import io.openspeak.channel.domain.Ban;
import io.openspeak.channel.domain.Channel;
import io.openspeak.channel.domain.ChannelContents;
import io.openspeak.channel.domain.Member;
import io.openspeak.channel.domain.Rule;
import io.openspeak.channel.v1.ChannelFact;
import io.openspeak.platform.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a reader knows who reads the log from its start and checks each fact: none is missing, none is told twice. */
final class FoldedLog {

    private final Map<String, Folded> channels = new TreeMap<>();
    private final Map<String, Long> lastVersions = new HashMap<>();

    private static final class Folded {
        private Channel channel;
        private long version;
        private List<Rule> rules = List.of();
        private final Map<UserId, Member> members = new TreeMap<>();
        private final Map<String, Ban> bans = new TreeMap<>();
        private final Set<UserId> invited = new TreeSet<>();

        Folded(Channel channel) {
            this.channel = channel;
        }

        ChannelContents contents() {
            return new ChannelContents(
                    channel, version, List.copyOf(members.values()), rules, List.copyOf(bans.values()), invited);
        }
    }

    static Map<String, Object> of(Collection<ChannelFact> facts, Instant now) {
        FoldedLog log = new FoldedLog();
        facts.forEach(log::fold);
        Map<String, Object> state = new TreeMap<>();
        log.channels.values().forEach(folded -> StoredState.putShared(state, folded.contents(), now));
        return state;
    }

    private void fold(ChannelFact fact) {
        String id = fact.getChannelId();
        long before = lastVersions.getOrDefault(id, 0L);
        lastVersions.put(id, fact.getVersion());
        if (fact.hasCreated()) {
            assertThat(channels).as("made twice: %s", fact).doesNotContainKey(id);
            assertThat(fact.getVersion()).as("%s", fact).isGreaterThan(before);
            channels.put(id, new Folded(ChannelMessages.channel(fact.getCreated())));
        } else {
            assertThat(fact.getVersion()).as("%s", fact).isEqualTo(before + 1);
            fold(
                    fact,
                    Optional.ofNullable(channels.get(id)).orElseThrow(() -> new AssertionError("not there: " + fact)));
        }
        channels.computeIfPresent(id, (same, folded) -> {
            folded.version = fact.getVersion();
            return folded;
        });
    }

    private void fold(ChannelFact fact, Folded channel) {
        switch (fact.getFactCase()) {
            case UPDATED -> channel.channel = ChannelMessages.channel(fact.getUpdated());
            case DELETED -> {
                assertThat(channel.members).as("left behind: %s", fact).isEmpty();
                channels.remove(fact.getChannelId());
            }
            case MEMBER_JOINED -> join(fact, channel, MemberMessages.member(fact.getMemberJoined()));
            case MEMBER_CHANGED -> {
                Member member = MemberMessages.member(fact.getMemberChanged());
                assertThat(channel.members.put(member.user(), member))
                        .as("%s", fact)
                        .isNotNull();
            }
            case MEMBER_LEFT ->
                assertThat(channel.members.remove(
                                new UserId(fact.getMemberLeft().getUserId())))
                        .as("was not there: %s", fact)
                        .isNotNull();
            case RULES_CHANGED ->
                channel.rules = RuleMessages.rules(fact.getRulesChanged().getRulesList());
            case BANNED -> {
                Ban ban = BanMessages.ban(fact.getBanned());
                assertThat(channel.bans.put(ban.id(), ban)).as("%s", fact).isNull();
                ban.user().ifPresent(channel.invited::remove);
            }
            case UNBANNED ->
                assertThat(channel.bans.remove(fact.getUnbanned()))
                        .as("%s", fact)
                        .isNotNull();
            case INVITED -> channel.invited.add(new UserId(fact.getInvited()));
            case CREATED, FACT_NOT_SET -> throw new AssertionError(fact);
        }
    }

    private static void join(ChannelFact fact, Folded channel, Member member) {
        int capacity = channel.channel.capacity();
        if (channel.members.put(member.user(), member) == null && capacity > 0) {
            assertThat(channel.members).as("full before: %s", fact).hasSizeLessThanOrEqualTo(capacity);
        }
    }
}
