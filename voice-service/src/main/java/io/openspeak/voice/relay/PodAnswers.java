package io.openspeak.voice.relay;

import io.openspeak.platform.identity.PodId;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What voice pods answered to a question that all of them were asked.
 *
 * @param answers by the pod that gave it, in the order of their ids
 * @param missing pods that are known and gave none in time
 */
public record PodAnswers<A>(Map<PodId, A> answers, Set<PodId> missing) {

    public PodAnswers {
        answers = Collections.unmodifiableMap(new TreeMap<>(answers));
        missing = Collections.unmodifiableSet(new TreeSet<>(missing));
    }

    /** These and one more. */
    public PodAnswers<A> with(PodId pod, A answer) {
        Map<PodId, A> more = new TreeMap<>(answers);
        more.put(pod, answer);
        return new PodAnswers<>(more, missing);
    }
}
