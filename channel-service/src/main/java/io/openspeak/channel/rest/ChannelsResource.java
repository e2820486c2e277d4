package io.openspeak.channel.rest;

import io.openspeak.channel.Directory;
import io.openspeak.channel.Lists;
import io.openspeak.channel.contract.Paging;
import io.openspeak.channel.domain.Person;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.http.HttpCaller;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The directory of channels. */
@Path("/channels")
@Authenticated
public class ChannelsResource {

    private final Directory directory;

    private final Lists lists;
    private final SecurityIdentity identity;

    public ChannelsResource(Directory directory, Lists lists, SecurityIdentity identity) {
        this.directory = directory;
        this.lists = lists;
        this.identity = identity;
    }

    /** Channels by id, in pages. */
    @GET
    public Uni<ChannelJson.Page> list(
            @RestQuery("page_size") @DefaultValue("0") int pageSize,
            @RestQuery("page_token") @DefaultValue("") String pageToken,
            @RestQuery @DefaultValue("") String filter) {
        Lists.Query query =
                new Lists.Query(Paging.afterPlace(pageToken), Paging.size(pageSize), filter, Optional.empty());
        return lists.channels(person(), query)
                .map(found -> new ChannelJson.Page(
                        found.channels().stream().map(ChannelJson::of).toList(),
                        found.next().map(Paging::token).orElse("")));
    }

    /** One channel. */
    @GET
    @Path("/{id}")
    public Uni<ChannelJson> get(@RestPath String id) {
        return directory.get(person(), new ChannelId(id)).map(ChannelJson::of);
    }

    private Person person() {
        return Person.of(HttpCaller.of(identity), Optional.empty());
    }
}
