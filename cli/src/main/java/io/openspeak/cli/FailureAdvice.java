package io.openspeak.cli;

import io.openspeak.client.failure.OpenSpeakException;

/** What to do about a failure of a service. */
final class FailureAdvice {

    private FailureAdvice() {}

    static String about(OpenSpeakException failure) {
        return switch (failure.reason()) {
            case "unauthorized", "session_expired", "token_reused" -> "sign in again: login";
            case "bad_credentials" -> "check the name and the password or token";
            case "account_disabled" -> "ask an administrator to enable the account";
            case "not_a_member" -> "join the channel first: join CHANNEL";
            case "channel_not_found" -> "see which channels there are: channels";
            case "channel_full" -> "wait until somebody leaves, or use another channel";
            case "channel_exists", "account_exists" -> "choose another name";
            case "token_not_found" -> "see which tokens there are: token list";
            case "ban_not_found" -> "see which bans there are: bans CHANNEL";
            case "no_last_channel" -> "name a channel: join CHANNEL";
            case "channel_has_children" -> "delete or move the channels below it first: channel tree";
            case "banned" -> "ask a moderator of the channel to end the ban";
            case "user_not_found" -> "see who is there: who";
            case "unavailable" ->
                "check that the services run (./openspeak status) and their addresses (--server), and whether they speak"
                        + " TLS there (--tls)";
            case "server_not_trusted" ->
                "check the address; if it is right, name a PEM file with the authority that issued the server's"
                        + " certificate: --ca FILE";
            case "server_name_mismatch" ->
                "call the server by a name that its certificate is for (--server), or have one issued for this name";
            case "tls_not_served" ->
                "check the port: TLS is served on another one than plain calls; without TLS sign in again, without --tls"
                        + " and --ca";
            case "tls_required" -> "speak TLS: --tls, or --ca FILE for authorities of your own";
            case "tls_failed" -> "check that the server speaks TLS 1.2 or 1.3, and HTTP/2 in it (ALPN)";
            case "bad_authorities" -> "name a PEM file with certificates of authorities to trust: --ca FILE";
            case "deadline_exceeded" -> "try again";
            case "forbidden" -> "ask somebody who has the right";
            case "unimplemented", "not_built" -> "this server does not offer it yet";
            case "rate_limited" -> "wait a moment and try again";
            default -> "see --help, or try with --verbose";
        };
    }
}
