package io.openspeak.cli.command.account;

import io.openspeak.auth.v1.WhoAmIResponse;
import io.openspeak.cli.Context;
import io.openspeak.cli.Visit;
import io.openspeak.cli.command.VisitingCommand;
import io.openspeak.cli.output.Printer;
import io.openspeak.cli.output.Row;
import io.openspeak.cli.output.Times;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Shows who acts, as the services see it. */
@Command(
        name = "whoami",
        mixinStandardHelpOptions = true,
        description = "Show who you are to the services: user, roles, scopes, token.")
public final class WhoAmICommand extends VisitingCommand {

    WhoAmICommand(Context context) {
        super(context);
    }

    @Override
    protected int run(Visit visit, Printer printer) {
        WhoAmIResponse me = visit.client().signIns().whoAmI();
        String clientRole =
                me.getClientRole().name().replace("CLIENT_ROLE_", "").toLowerCase(Locale.ROOT);
        printer.print(Row.of("""
                        %s (%s)
                          roles   %s
                          scopes  %s
                          token   %s, ends %s
                          issuer  %s""".formatted(
                                me.getUserId(),
                                me.getName(),
                                String.join(", ", me.getRolesList()),
                                me.getScopesCount() == 0 ? "everything" : String.join(", ", me.getScopesList()),
                                me.getTokenId(),
                                Times.of(me.getExpiresAt(), "never"),
                                me.getIssuer()))
                .with("user", me.getUserId())
                .with("name", me.getName())
                .with("roles", me.getRolesList())
                .with("scopes", me.getScopesList())
                .with("token_id", me.getTokenId())
                .with("expires_at", me.getExpiresAt())
                .with("client_role", clientRole)
                .with("device_id", me.getDeviceId())
                .with("issuer", me.getIssuer()));
        return 0;
    }
}
