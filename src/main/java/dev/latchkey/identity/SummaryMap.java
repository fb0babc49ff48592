package dev.latchkey.identity;

import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The keys of an account's summary with the quotas in force; what is counted begins with nothing. */
final class SummaryMap {

    /** IAM's own numbers for things that this portal does not have. */
    private static final int ROLES = 1000;

    private static final int INSTANCE_PROFILES = 1000;
    private static final int SERVER_CERTIFICATES = 20;
    private static final int ROLE_POLICY_SIZE = 10_240;
    private static final int ASSUME_ROLE_POLICY_SIZE = 2048;
    private static final int POLICIES_PER_ROLE = 10;
    private static final int TOKEN_VERSION = 2;

    private SummaryMap() {}

    static Map<String, Integer> of(LatchkeyConfiguration.Quota quota) {
        Map<String, Integer> map = new LinkedHashMap<>();
        map.put("Users", 0);
        map.put("UsersQuota", quota.usersPerAccount());
        map.put("Groups", 0);
        map.put("GroupsQuota", quota.groupsPerAccount());
        map.put("GroupsPerUserQuota", quota.groupsPerUser());
        map.put("Policies", 0);
        map.put("PoliciesQuota", quota.policiesPerAccount());
        map.put("PolicySizeQuota", quota.policySize());
        map.put("PolicyVersionsInUse", 0);
        map.put("PolicyVersionsInUseQuota", versionsInUse(quota));
        map.put("VersionsPerPolicyQuota", quota.versionsPerPolicy());
        map.put("AttachedPoliciesPerUserQuota", quota.policiesPerUser());
        map.put("AttachedPoliciesPerGroupQuota", quota.policiesPerGroup());
        map.put("AttachedPoliciesPerRoleQuota", POLICIES_PER_ROLE);
        map.put("UserPolicySizeQuota", quota.inlinePolicySizePerUser());
        map.put("GroupPolicySizeQuota", quota.inlinePolicySizePerGroup());
        map.put("RolePolicySizeQuota", ROLE_POLICY_SIZE);
        map.put("AssumeRolePolicySizeQuota", ASSUME_ROLE_POLICY_SIZE);
        map.put("AccessKeysPerUserQuota", quota.accessKeysPerUser());
        map.put("SigningCertificatesPerUserQuota", quota.signingCertificatesPerUser());
        map.put("MFADevices", 0);
        map.put("MFADevicesInUse", 0);
        // Nobody signs in as the account itself, so it has no credentials.
        map.put("AccountMFAEnabled", 0);
        map.put("AccountAccessKeysPresent", 0);
        map.put("AccountPasswordPresent", 0);
        map.put("AccountSigningCertificatesPresent", 0);
        map.put("ServerCertificates", 0);
        map.put("ServerCertificatesQuota", SERVER_CERTIFICATES);
        map.put("InstanceProfiles", 0);
        map.put("InstanceProfilesQuota", INSTANCE_PROFILES);
        map.put("Roles", 0);
        map.put("RolesQuota", ROLES);
        map.put("Providers", 0);
        map.put("GlobalEndpointTokenVersion", TOKEN_VERSION);
        return map;
    }

    /** As many as all policies can have together; IAM's own figure, 10,000, where that is more. */
    private static int versionsInUse(LatchkeyConfiguration.Quota quota) {
        return Math.max(10_000, quota.policiesPerAccount() * quota.versionsPerPolicy());
    }
}
