package dev.latchkey.identity;

import java.util.Map;

/** What a room of upper floors adds to the account's summary. */
public interface SummaryCounts {

    /** Numbers by their key in the summary, such as {@code Policies}. */
    Map<String, Integer> of(String accountId);
}
