/// The core: what is checked, when, and what the answers make of a peer. No sockets, no clocks, no text of pages.
///
/// Comes in: [CheckerSpec]s and [Server]s from the configuration, [Outcome]s from a [Prober], time from a [Time].
/// Goes out: [Event]s as they happen and a [Snapshot] for whoever shows the state. Depends on nothing.
package tile38hc.health;
