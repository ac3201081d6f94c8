/// A stand-in leader and follower, for who has no Tile38: enough of its HTTP and RESP to be watched, and a follower
/// that really follows. On loopback only; data in memory; none of Tile38's code.
///
/// Comes in: ports and a clock. Goes out: a running [Demo]. What it answers was asked of a real server, to which a test
/// holds it. Depends on `json`.
package tile38hc.demo;
