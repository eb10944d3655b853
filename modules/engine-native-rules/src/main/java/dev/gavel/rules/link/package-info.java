/** Fifth pass: a tree of small objects that run. */
package dev.gavel.rules.link;
