/** What an operator means: the question it asks, and how a value is judged by it. */
package dev.gavel.conditions.question;
