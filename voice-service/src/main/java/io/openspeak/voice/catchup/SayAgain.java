package io.openspeak.voice.catchup;

import io.openspeak.platform.failures.Reason;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.PodId;
import io.openspeak.platform.identity.UserId;
import io.openspeak.voice.catchup.domain.Burst;
import io.openspeak.voice.relay.PodAnswers;
import io.openspeak.voice.routing.NotAMember;
import io.openspeak.voice.routing.domain.Member;
import io.openspeak.voice.routing.domain.Membership;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The last bursts of a channel, put together from what all voice pods heard, for those who may listen there. */
@ApplicationScoped
public class SayAgain {

    private final CatchUpSettings settings;
    private final Membership membership;
    private final CatchUp catchUp;
    private final PeerBursts peers;

    public SayAgain(CatchUpSettings settings, Membership membership, CatchUp catchUp, PeerBursts peers) {
        this.settings = settings;
        this.membership = membership;
        this.catchUp = catchUp;
        this.peers = peers;
    }

    /**
     * What there is.
     *
     * @param bursts oldest first
     * @param missing pods that did not answer: what only they heard is not among them
     */
    public record Said(List<Burst> bursts, Set<PodId> missing) {}

    /** The last bursts; at least one, if there is one. */
    public Uni<Said> last(ChannelId channel, UserId listener, int most) {
        requireListening(channel, listener);
        int wanted = Math.max(1, most);
        return peers.last(channel, wanted).map(others -> said(catchUp.last(channel, wanted), others, wanted));
    }

    private void requireListening(ChannelId channel, UserId listener) {
        if (!settings.enabled()) {
            throw new Refusal(Reason.CATCH_UP_DISABLED, "This installation keeps no speech.");
        }
        Member member = membership.find(channel, listener);
        if (member == null) {
            throw NotAMember.of(channel.value());
        }
        if (!member.mayListen() || member.serverDeafened()) {
            throw new Refusal(Reason.FORBIDDEN, "You may not listen in the channel '" + channel + "'.");
        }
    }

    private Said said(List<Burst> own, PodAnswers<List<Burst>> others, int most) {
        List<Burst> heard = new ArrayList<>(own);
        others.answers().values().forEach(heard::addAll);
        List<Burst> whole = Burst.together(heard, settings.pause());
        return new Said(whole.subList(Math.max(0, whole.size() - most), whole.size()), others.missing());
    }
}
