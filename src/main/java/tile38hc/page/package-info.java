/// What is shown: one unchanging snapshot in, the text of a page out. Byte for byte what the library prints where
/// it has such a page.
///
/// Depends on `health` for the snapshot and `json` for writing it.
package tile38hc.page;
