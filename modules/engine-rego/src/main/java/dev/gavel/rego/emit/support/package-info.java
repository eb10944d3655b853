/** What emitted code calls. It is public for that code alone; nothing else uses it. */
package dev.gavel.rego.emit.support;
