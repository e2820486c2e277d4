package io.openspeak.channel.rest;

import io.openspeak.channel.Directory;
import io.openspeak.channel.contract.Paging;
import io.openspeak.platform.identity.ChannelId;
import io.quarkus.security.Authenticated;
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

    public ChannelsResource(Directory directory) {
        this.directory = directory;
    }

    /** Channels by id, in pages. */
    @GET
    public Uni<ChannelJson.Page> list(
            @RestQuery("page_size") @DefaultValue("0") int pageSize,
            @RestQuery("page_token") @DefaultValue("") String pageToken,
            @RestQuery @DefaultValue("") String filter) {
        return directory
                .list(Paging.after(pageToken).map(ChannelId::new), Paging.size(pageSize), filter, Optional.empty())
                .map(listing -> new ChannelJson.Page(
                        listing.channels().stream().map(ChannelJson::of).toList(),
                        listing.next().map(ChannelId::value).orElse("")));
    }

    /** One channel. */
    @GET
    @Path("/{id}")
    public Uni<ChannelJson> get(@RestPath String id) {
        return directory.get(new ChannelId(id)).map(ChannelJson::of);
    }
}
