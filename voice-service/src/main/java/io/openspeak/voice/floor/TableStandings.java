package io.openspeak.voice.floor;

import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.floor.domain.Standing;
import io.openspeak.voice.routing.domain.Member;
import io.openspeak.voice.routing.domain.Membership;
import io.openspeak.voice.routing.domain.Mutes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Standings from the tables by which frames are routed. */
@ApplicationScoped
public class TableStandings implements Standings {

    private final Membership membership;
    private final Mutes mutes;

    public TableStandings(Membership membership, Mutes mutes) {
        this.membership = membership;
        this.mutes = mutes;
    }

    @Override
    public Optional<Standing> of(ChannelId channel, UserId user, String session) {
        return Optional.ofNullable(membership.find(channel, user))
                .map(member -> new Standing(
                        membership.pushToTalk(channel),
                        member.maySpeak(),
                        muted(member, session),
                        member.mayInterrupt(),
                        member.mayRaiseAlarm()));
    }

    private boolean muted(Member member, String session) {
        return member.serverMuted()
                || mutes.of(member.user(), session, member.session()).muted();
    }
}
