package dev.topicscope.query;

import java.util.List;

/// What the help beside the search box says: the language in examples. Every example is a query that can be run as it stands.
public final class QueryHelp {

    private static final List<Example> EXAMPLES = List.of(
            new Example("paid alice", "Records with both words, anywhere in key, value or headers, in upper or lower case"),
            new Example("\"Order paid\"",
                    "Exactly this text: with its spaces, upper and lower case as written. \\\" is a quotation mark in it"),
            new Example("paid -test", "Records with the first word and without the second. A minus excludes any kind of term"),
            new Example("/ord-[0-9]{4}/",
                    "A regular expression; /…/i takes upper and lower case for the same, and a / inside is written \\/"),
            new Example("key:4711", "Records with this in their key; also key:\"…\" and key:/…/"),
            new Example("key:=order-4711", "Records with exactly this key; only its partition is read. key:=\"…\" if it has spaces"),
            new Example("value:4711", "Records with this in their value, whatever key and headers say"),
            new Example("header.trace-id:ab12", "Records with this in that header's value; header.trace-id:=… for exactly this value"),
            new Example("partition:0,3,8-11 paid", "Records of these partitions only; the others are not read"),
            new Example(".amount > 100 and .status == \"PAID\"",
                    "JSON fields compared, as jq does: == != < <= > >= joined by and, or; not stands behind: (.paid | not)"),
            new Example(".customer.tags[0] == \"vip\"", "Fields within fields; a hyphenated name is quoted: .customer.\"trace-id\""),
            new Example(".note | contains(\"late\")",
                    "Text in a field; also startswith(\"…\"), endswith(\"…\"), test(\"regular expression\")"),
            new Example(".items[].price > 100", "Any jq expression: a record is found if a result is neither false nor null"),
            new Example(". == null", "Records without a value (tombstones): for jq, their value is null"),
            new Example("key:order jq .amount > 100", "Words and jq together: the jq expression comes last, after the word jq"));

    private QueryHelp() {
    }

    /// The examples, simple ones first.
    public static List<Example> examples() {
        return EXAMPLES;
    }

    /// A query and what it finds: a sentence without a full stop.
    public record Example(String query, String meaning) {
    }
}
