/**
 * What each route does: one class a group of routes, from a {@link dev.gavel.server.http.Call} to a
 * {@link dev.gavel.server.http.Reply}.
 */
package dev.gavel.server.endpoint;
