package dev.topicscope.kafka;

/// What one thread of a search has counted. That thread writes, any may ask.
final class SearchTally {

    private volatile long records;
    private volatile long bytes;
    private volatile long matches;
    private volatile long errors;

    void add(long moreRecords, long moreBytes, long moreMatches, long moreErrors) {
        records = records + moreRecords;
        bytes = bytes + moreBytes;
        matches = matches + moreMatches;
        errors = errors + moreErrors;
    }

    long records() {
        return records;
    }

    long bytes() {
        return bytes;
    }

    long matches() {
        return matches;
    }

    long errors() {
        return errors;
    }
}
