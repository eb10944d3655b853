/**
 * That what is written for readers is true: the operators' page, the targeting guide, the schemas.
 */
package dev.gavel.cli.docs;
