package dev.latchkey.credential.sessiontoken;

/** The account that an access key belongs to. */
public record AccessKeyInfo(String account) {}
