/** Fourth pass: what several programs ask, to be answered once. */
package dev.gavel.rules.share;
