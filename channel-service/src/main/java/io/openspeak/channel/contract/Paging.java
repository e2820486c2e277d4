package io.openspeak.channel.contract;

import io.openspeak.channel.domain.ListingPlace;
import io.openspeak.platform.failures.Refusal;
import io.openspeak.platform.identity.ChannelId;
import io.openspeak.platform.identity.Ids;
import java.util.Optional;

/** Pages of lists: the token of a page is the last id of the one before. */
public final class Paging {

    private static final int DEFAULT_SIZE = 100;
    private static final int MAX_SIZE = 1000;

    private Paging() {}

    /** Rows of a page, from what was asked for. */
    public static int size(int asked) {
        if (asked < 0 || asked > MAX_SIZE) {
            throw Refusal.invalid(
                    "'page_size' is " + asked + "; expected 0 (" + DEFAULT_SIZE + ") to " + MAX_SIZE + ".");
        }
        return asked == 0 ? DEFAULT_SIZE : asked;
    }

    /** The id that a page begins after; empty: the first page. */
    public static Optional<String> after(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        if (!Ids.valid(token)) {
            throw notOurs();
        }
        return Optional.of(token);
    }

    /** The place that a page of channels begins after; empty: the first page. */
    public static Optional<ListingPlace> afterPlace(String token) {
        if (token.isEmpty()) {
            return Optional.empty();
        }
        int end = token.indexOf('/');
        try {
            return Optional.of(new ListingPlace(
                    Integer.parseInt(token.substring(0, Math.max(0, end))), new ChannelId(token.substring(end + 1))));
        } catch (NumberFormatException malformed) {
            throw notOurs();
        }
    }

    /** The token of a page of channels that begins after that place. */
    public static String token(ListingPlace place) {
        return place.order() + "/" + place.channel();
    }

    private static Refusal notOurs() {
        return Refusal.invalid("'page_token' is not one that this service gave out.");
    }
}
