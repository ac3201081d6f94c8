/// Everything that is known of Tile38: how it is asked, and what its answers say about its data.
///
/// Comes in: addresses to watch, what is expected of them, time. Goes out: [tile38hc.health.Condition]s,
/// [tile38hc.health.Replica] figures and [Notice]s. Samples become findings in classes without sockets or clocks
/// ([Diagnosis] and below); only [RespLine] touches the network. May depend on health, net and json.
package tile38hc.tile38;
