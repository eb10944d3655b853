/**
 * The HTTP frame: what an endpoint sees of a request, and what becomes of its reply.
 *
 * <p>An {@link dev.gavel.server.http.Endpoint} knows no HTTP framework. A request meets {@link
 * dev.gavel.server.http.FrontDoor} first, which takes in its body; a fast route is answered right
 * there, every other one goes on to {@link dev.gavel.server.http.JavalinRoutes}.
 */
package dev.gavel.server.http;
