package dev.latchkey.job;

/**
 * Something that a job is started for.
 *
 * @param number its place, from 1; two of a job never have the same
 * @param subject what people know it by
 * @param input what its kind needs to do it; no secret
 */
public record NewItem(int number, String subject, String input) {}
