package dev.topicscope.browse;

import java.util.HashMap;
import java.util.Map;

/// Explains fetch settings that Kafka takes and that can't work as meant. Pure.
public final class FetchAdvice {

    /// A link that carries less is slow today.
    private static final long SLOW_BYTES_PER_SECOND = 2 << 20;

    private FetchAdvice() {
    }

    /// A sentence for each setting that will not do what it says, by name. `values` has all settings, those of [FetchSetting] by name;
    /// `requestMillis` is `request.timeout.ms`.
    public static Map<String, String> of(Map<String, Long> values, long requestMillis) {
        long response = values.get(FetchSetting.RESPONSE_BYTES);
        long partition = values.get(FetchSetting.PARTITION_BYTES);
        long least = values.get(FetchSetting.LEAST_BYTES);
        long wait = values.get(FetchSetting.WAIT_MILLIS);
        var advice = new HashMap<String, String>();
        if (partition > response) {
            advice.put(FetchSetting.PARTITION_BYTES, "A response has at most " + ByteNotation.exact(response) + " in all ("
                    + FetchSetting.RESPONSE_BYTES + "), so a partition never brings " + ByteNotation.exact(partition) + ".");
        }
        long needed = Math.max(response, Math.min(partition, response)) * 1000 / Math.max(1, requestMillis);
        if (needed > SLOW_BYTES_PER_SECOND) {
            advice.put(FetchSetting.RESPONSE_BYTES, "A link that carries less than " + ByteNotation.rounded(needed)
                    + "/s can't bring that much within request.timeout.ms (" + requestMillis + " ms): Kafka's client then asks for it again"
                    + " without end. Topicscope notices, and asks for less.");
        }
        if (least > response) {
            advice.put(FetchSetting.LEAST_BYTES, "More than a response may have (" + ByteNotation.exact(response)
                    + "): at the live end each fetch waits for all of " + FetchSetting.WAIT_MILLIS + ".");
        }
        if (wait >= requestMillis) {
            advice.put(FetchSetting.WAIT_MILLIS, "At the live end the broker answers after " + wait + " ms, but the client gives up after "
                    + requestMillis + " ms (request.timeout.ms): new records may never come.");
        }
        return advice;
    }
}
