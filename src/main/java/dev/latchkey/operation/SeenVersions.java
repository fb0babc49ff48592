package dev.latchkey.operation;

/**
 * The version rows of a user and of its account, as they were read in the current transaction: what was found out about
 * a user's permissions at the same versions still holds.
 */
public record SeenVersions(long account, long user) {}
