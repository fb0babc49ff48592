package dev.latchkey.permission;

/** A managed policy that is attached to something (API Reference, "AttachedPolicy"). */
public record AttachedManagedPolicy(String policyName, String policyArn) {}
