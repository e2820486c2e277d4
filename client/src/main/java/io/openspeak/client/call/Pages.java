package io.openspeak.client.call;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Lists that services answer in pages. */
public final class Pages {

    /** Most rows that services give at once. */
    public static final int LARGEST = 1000;

    private Pages() {}

    /** Asks for a page: how many rows, and the token that the page before named. */
    public interface Source<R> {
        R page(int size, String token);
    }

    /** All rows. */
    public static <R, T> List<T> all(Source<R> source, Function<R, List<T>> rows, Function<R, String> next) {
        return first(Integer.MAX_VALUE, source, rows, next);
    }

    /** The first rows, at most that many. */
    public static <R, T> List<T> first(
            int limit, Source<R> source, Function<R, List<T>> rows, Function<R, String> next) {
        List<T> found = new ArrayList<>();
        String token = "";
        while (found.size() < limit) {
            R answer = source.page(Math.min(LARGEST, limit - found.size()), token);
            found.addAll(rows.apply(answer));
            token = next.apply(answer);
            if (token.isEmpty()) {
                break;
            }
        }
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }
}
