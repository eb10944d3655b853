/** Looking for text in text, in time linear in the text looked at, with nothing allocated. */
package dev.gavel.conditions.text;
