/// A real Chromium without a screen, for tests of what a reader sees. In: an address to open. Out: what the page
/// shows, what it asked the network for, what it complained of, what it looks like. It is driven over the browser's
/// own DevTools protocol, by nothing but the JDK. May depend on `json`.
package tile38hc.browser;
