package io.openspeak.client;

import io.grpc.CallCredentials;
import io.grpc.stub.AbstractStub;
import io.openspeak.auth.v1.AuthServiceGrpc;
import io.openspeak.channel.v1.ChannelServiceGrpc;
import io.openspeak.client.account.AccountRegister;
import io.openspeak.client.account.ApiTokens;
import io.openspeak.client.account.Security;
import io.openspeak.client.account.SignIns;
import io.openspeak.client.call.Connections;
import io.openspeak.client.call.Endpoints;
import io.openspeak.client.call.UnaryCalls;
import io.openspeak.client.channel.ChannelListener;
import io.openspeak.client.channel.ChannelWatch;
import io.openspeak.client.channel.Channels;
import io.openspeak.client.channel.Moderation;
import io.openspeak.client.channel.Permissions;
import io.openspeak.client.id.ChannelId;
import io.openspeak.client.id.Position;
import io.openspeak.client.id.SessionId;
import io.openspeak.client.presence.PresenceListener;
import io.openspeak.client.presence.PresenceReader;
import io.openspeak.client.presence.PresenceSession;
import io.openspeak.client.presence.PresenceWatch;
import io.openspeak.client.presence.SessionListener;
import io.openspeak.client.signin.AccessTokens;
import io.openspeak.client.signin.Accounts;
import io.openspeak.client.signin.BearerToken;
import io.openspeak.client.signin.Credential;
import io.openspeak.client.signin.SignIn;
import io.openspeak.client.signin.SignedIn;
import io.openspeak.client.voice.Attachment;
import io.openspeak.client.voice.VoiceConnection;
import io.openspeak.client.voice.VoiceListener;
import io.openspeak.client.voice.VoiceReader;
import io.openspeak.presence.v1.Interest;
import io.openspeak.presence.v1.PresenceServiceGrpc;
import io.openspeak.voice.v1.VoiceServiceGrpc;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signed-in client: the way to channels, presence and voice. Its own connections; thread-safe. */
public final class OpenSpeak implements AutoCloseable {

    private final Endpoints endpoints;
    private final ClientOptions options;
    private final Connections connections;
    private final AccessTokens tokens;
    private final Channels channels;
    private final PresenceReader presence;
    private final VoiceReader voice;
    private final Accounts accounts;
    private final UnaryCalls<AuthServiceGrpc.AuthServiceBlockingStub> auth;
    private final UnaryCalls<ChannelServiceGrpc.ChannelServiceBlockingStub> channel;

    private OpenSpeak(Endpoints endpoints, Credential credential, ClientOptions options) {
        this.endpoints = endpoints;
        this.options = options;
        this.connections = options.directCallbacks()
                ? Connections.withDirectCallbacks(endpoints.security())
                : Connections.create(endpoints.security());
        AuthServiceGrpc.AuthServiceBlockingStub authStub =
                AuthServiceGrpc.newBlockingStub(connections.to(endpoints.auth()));
        SignIn signIn = new SignIn(calls(List.of(authStub)), options.clock());
        this.tokens = new AccessTokens(signIn, credential, options.clock());
        BearerToken bearer = new BearerToken(tokens);
        this.auth = calls(List.of(authStub.withCallCredentials(bearer)));
        this.channel = calls(List.of(ChannelServiceGrpc.newBlockingStub(connections.to(endpoints.channel()))
                .withCallCredentials(bearer)));
        this.accounts = new Accounts(auth);
        this.channels = new Channels(channel);
        this.presence = new PresenceReader(calls(endpoints.presence().stream()
                .map(pod ->
                        PresenceServiceGrpc.newBlockingStub(connections.to(pod)).withCallCredentials(bearer))
                .toList()));
        this.voice = new VoiceReader(calls(endpoints.voice().stream()
                .map(pod ->
                        VoiceServiceGrpc.newBlockingStub(connections.to(pod)).withCallCredentials(bearer))
                .toList()));
    }

    private <S extends AbstractStub<S>> UnaryCalls<S> calls(List<S> pods) {
        return new UnaryCalls<>(pods, options.deadline(), options.backoff());
    }

    /** Signs in; fails when the credential is refused or auth-service can't be reached, or can't be trusted. */
    public static OpenSpeak signIn(Endpoints endpoints, Credential credential) {
        return signIn(endpoints, credential, ClientOptions.DEFAULT);
    }

    /** Signs in with other than the usual options. */
    public static OpenSpeak signIn(Endpoints endpoints, Credential credential, ClientOptions options) {
        OpenSpeak client = new OpenSpeak(endpoints, credential, options);
        try {
            client.me();
            return client;
        } catch (RuntimeException e) {
            client.close();
            throw e;
        }
    }

    /** Who is signed in, with an access token that is good now. */
    public SignedIn me() {
        return tokens.get();
    }

    /** Proves to services who calls, for those who make stubs of their own. */
    public CallCredentials credentials() {
        return new BearerToken(tokens);
    }

    public Accounts accounts() {
        return accounts;
    }

    public AccountRegister accountRegister() {
        return new AccountRegister(auth);
    }

    public SignIns signIns() {
        return new SignIns(auth);
    }

    public ApiTokens apiTokens() {
        return new ApiTokens(auth);
    }

    public Security security() {
        return new Security(auth);
    }

    public Channels channels() {
        return channels;
    }

    public Permissions permissions() {
        return new Permissions(channel);
    }

    public Moderation moderation() {
        return new Moderation(channel);
    }

    public PresenceReader presence() {
        return presence;
    }

    /** Floors, quality and last bursts; {@link #openVoice} is for speech itself. */
    public VoiceReader voice() {
        return voice;
    }

    /** Opens a session of one's own. */
    public PresenceSession openSession(Interest interest, SessionListener listener) {
        return PresenceSession.open(
                connections,
                endpoints.presence(),
                tokens,
                options.link(),
                options.clock(),
                options.device(),
                interest,
                listener,
                options.openWithin());
    }

    /** Watches presence without a session. */
    public PresenceWatch watch(Interest interest, PresenceListener listener) {
        return PresenceWatch.open(
                connections, endpoints.presence(), tokens, options.link(), interest, listener, options.openWithin());
    }

    /** Watches channels, those named or all that one may view, from a position or from now. */
    public ChannelWatch watchChannels(List<ChannelId> channels, Position from, ChannelListener listener) {
        return ChannelWatch.open(
                connections,
                List.of(endpoints.channel()),
                tokens,
                options.link(),
                channels,
                from,
                listener,
                options.openWithin());
    }

    /** Opens a voice connection; null session: the user's mute counts, not a session's. */
    public VoiceConnection openVoice(
            @Nullable SessionId session, List<Attachment> attachments, VoiceListener listener) {
        return VoiceConnection.open(
                connections,
                endpoints.voice(),
                tokens,
                options.link(),
                options.clock(),
                session,
                attachments,
                listener,
                options.openWithin());
    }

    /** Ends all connections, those of sessions and voice too; close these first to say goodbye. */
    @Override
    public void close() {
        connections.close();
    }

    /** Drops all connections without a word, as the end of the process would; for tests of what others see then. */
    public void cut() {
        connections.cut();
    }
}
