/** Which of many alternatives can hold at all, told from a few values that are looked up first. */
package dev.gavel.rego.plan.index;
