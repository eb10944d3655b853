/** What is wrong with a document, where, and what would be right. */
package dev.gavel.engine.diagnostic;
