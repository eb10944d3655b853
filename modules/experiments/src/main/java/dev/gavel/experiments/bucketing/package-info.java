/** From a user's key to a bucket; the algorithms, each under a name that it keeps for ever. */
package dev.gavel.experiments.bucketing;
