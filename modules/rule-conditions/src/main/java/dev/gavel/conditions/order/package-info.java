/** Third pass: cheap conditions before dear ones. */
package dev.gavel.conditions.order;
