/** The service: its settings, its routes, and how its parts are put together. */
package dev.gavel.server;
