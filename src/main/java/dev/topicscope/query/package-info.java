/// The search box: text to a query, a query to a test of records. No I/O.
///
/// Uses `model` (enforced by `ArchitectureTest`).
///
/// **Decision: match on raw bytes first.** Most records are none of those looked for; they are passed over without decoding, and what must
/// be decoded is decoded only where a byte check has not ruled the record out.
package dev.topicscope.query;
