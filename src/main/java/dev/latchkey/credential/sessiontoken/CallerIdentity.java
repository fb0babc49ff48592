package dev.latchkey.credential.sessiontoken;

/** Who somebody is (STS API Reference, "GetCallerIdentity"). */
public record CallerIdentity(String userId, String account, String arn) {}
