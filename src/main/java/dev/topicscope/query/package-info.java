/// The search box: text to a query, a query to a test of records. No I/O.
///
/// Uses `model` (enforced by `ArchitectureTest`).
///
/// **Decision: match on raw bytes first.** Most records are none of those looked for; they are passed over without decoding, and what must
/// be decoded is decoded only where a byte check has not ruled the record out. `SubstringTest` holds the byte search against a naive one.
///
/// **Decision: comparisons of JSON fields are answered in one pass.** They are what people ask most, and all of jq costs ten times as much.
/// `JqReader` reads the part of jq that a pass can answer, `JsonScanner` passes over the bytes, and `JsonParsing` takes over what is not
/// plain JSON; everything else goes through jackson-jq. The answers are jq's: `FieldQueryTest` holds them against jackson-jq. Wanted
/// differences: integers above 2^53 are compared exactly and strings by code points (as jq 1.7 does, and jackson-jq does not); the first of
/// members with the same name counts; what stands behind the last field needed is not looked at, so a mistake there goes unnoticed; a
/// record ruled out by its bytes is no match, never an error.
///
/// **Decision: a run-away expression is given up, per record.** Regular expressions and all of jq count their steps, on
/// which a search's end is noticed too, so that no expression holds up *Stop*; too deep a nesting is an error of that record.
/// `RunawayTest` holds them to it.
package dev.topicscope.query;
