/**
 * The rules of the house as tests: what may require what, what code may not do, how large things
 * may get. They read the sources and classes of every module, which is why they stand in the last
 * one.
 */
package dev.gavel.cli.house;
