/** Cases in the format of OPA's conformance suite: read, run, compared. */
package dev.gavel.rego.opacases;
