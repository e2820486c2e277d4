package io.openspeak.cli.command;

import io.openspeak.cli.CliFailure;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.client.id.SessionId;
import io.openspeak.presence.v1.Link;
import java.util.List;

/** Mutes or unmutes the microphone: of the shell's session, else of all sessions that the person has. */
abstract class MuteChange extends VisitingCommand {

    private final boolean muted;

    MuteChange(Context context, boolean muted) {
        super(context);
        this.muted = muted;
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        int sessions = visit.openSession()
                .map(session -> {
                    session.muteMicrophone(muted).join();
                    return 1;
                })
                .orElseGet(() -> changeAll(visit));
        printer.print(Row.of(visit.user()
                        + (muted ? " is muted" : " is not muted")
                        + (sessions == 1 ? "" : " on " + sessions + " devices"))
                .with("user", visit.user())
                .with("microphone_muted", muted)
                .with("sessions", sessions));
        return 0;
    }

    private int changeAll(Visit visit) {
        List<SessionId> sessions = visit.client().presence().explain().getSessionsList().stream()
                .filter(session -> session.getLink() != Link.LINK_LOST)
                .map(session -> new SessionId(session.getSessionId()))
                .toList();
        if (sessions.isEmpty()) {
            throw new CliFailure(
                    visit.user() + " has no open session",
                    "open one first: join CHANNEL in another terminal, or the shell");
        }
        sessions.forEach(session -> visit.client().presence().muteMicrophone(session, muted));
        return sessions.size();
    }
}
