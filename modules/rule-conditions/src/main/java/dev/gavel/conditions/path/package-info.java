/**
 * JSONPath, all of RFC 9535, over our own values: compiled once, run often.
 *
 * <p>{@link dev.gavel.conditions.path.JsonPath} is the door. {@code PathReader} and {@code
 * FilterReader} make text into {@code Segment}, {@code Selector} and {@code Expression}; {@code
 * Walk} finds the values that a tree of these selects and {@code Filters} decides its conditions,
 * both paid from one {@code Work}. {@code RegexpReader} makes the I-Regexp of RFC 9485 into a
 * pattern of RE2/J.
 */
package dev.gavel.conditions.path;
