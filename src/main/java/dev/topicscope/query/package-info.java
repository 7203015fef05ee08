/// The search box: text to a query, a query to a test of records. No I/O.
///
/// Uses `model` (enforced by `ArchitectureTest`).
///
/// **Decision: match on raw bytes first.** Most records are none of those looked for; they are passed over without decoding, and what must
/// be decoded is decoded only where a byte check has not ruled the record out. `SubstringTest` holds the byte search against a naive one.
/// Where many records share an array, one search through it passes over all that can't match (`Query.Matcher.nextPossible`).
///
/// **Decision: comparisons of JSON fields are answered in one pass.** They are what people ask most, and all of jq costs ten times as much.
/// `JqReader` reads the part of jq that a pass can answer, `JsonScanner` passes over the bytes, and `JsonParsing` takes over what is not
/// plain JSON. The answers are jq's: `FieldQueryTest` holds them against jackson-jq. Wanted
/// differences: integers above 2^53 are compared exactly and strings by code points (as jq 1.7 does, and jackson-jq does not); the first of
/// members with the same name counts; what stands behind the last field needed is not looked at, so a mistake there goes unnoticed; a
/// record ruled out by its bytes is no match, never an error.
///
/// **Decision: the filters people write most are evaluated here, everything else by jackson-jq.** `JqFilterReader` reads paths, operators
/// and some functions, `JsonTree` makes a tree of those members of a document that they look at, with the library's own nodes, order and
/// arithmetic. Where jq would fail, or a document is not plain JSON, jackson-jq evaluates that record anew, so errors are its errors.
/// `FilterQueryTest` holds the answers against it; the wanted difference: what is not looked at is not checked.
///
/// **Decision: a run-away expression is given up, per record.** Regular expressions, the filters evaluated here and all of jq count their
/// steps, on which a search's end is noticed too, so that no expression holds up *Stop*; too deep a nesting is an error of that record.
/// `RunawayTest` holds them to it.
package dev.topicscope.query;
