/// The one bounded JSON reader and writer: Tile38's replies, the JSON pages, and Lua's `cjson`.
///
/// Comes in: a `String`, of characters or of bytes, and the [JsonRules] to read it by. Goes out: a [Json] tree, or a
/// [JsonException] that knows what stood where; and, the other way, text. Depends on nothing.
package tile38hc.json;
