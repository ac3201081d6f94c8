/// Text with places in it: what every parser here reads and every message about a user's file points into.
///
/// Comes in: the bytes of a file, one character a byte (ISO 8859-1), since both nginx and Lua work on bytes.
/// Goes out: [Source], [Position], [SourceException]. Depends on nothing.
package tile38hc.source;
