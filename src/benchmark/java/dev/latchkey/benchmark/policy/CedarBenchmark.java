package dev.latchkey.benchmark.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.AuthorizationResponse;
import com.cedarpolicy.model.entity.Entities;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.Value;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The peer, asked what the engine is asked: Cedar with an equivalent policy, parsed once and, where its library offers
 * it, kept parsed on its own side.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CedarBenchmark {

    private static final String POLICIES = """
            permit(principal, action in [Action::"GetAccountPasswordPolicy", Action::"GetAccountSummary",
                Action::"ListVirtualMFADevices"], resource);
            permit(principal, action in [Action::"ChangePassword", Action::"GetUser"], resource)
                when { resource == principal };
            permit(principal, action in [Action::"CreateAccessKey", Action::"DeleteAccessKey",
                Action::"ListAccessKeys", Action::"UpdateAccessKey"], resource) when { resource == principal };
            permit(principal, action in [Action::"DeleteSigningCertificate", Action::"ListSigningCertificates",
                Action::"UpdateSigningCertificate", Action::"UploadSigningCertificate"], resource)
                when { resource == principal };
            permit(principal, action in [Action::"DeleteSSHPublicKey", Action::"GetSSHPublicKey",
                Action::"ListSSHPublicKeys", Action::"UpdateSSHPublicKey", Action::"UploadSSHPublicKey"], resource)
                when { resource == principal };
            permit(principal, action in [Action::"CreateServiceSpecificCredential",
                Action::"DeleteServiceSpecificCredential", Action::"ListServiceSpecificCredentials",
                Action::"ResetServiceSpecificCredential", Action::"UpdateServiceSpecificCredential"], resource)
                when { resource == principal };
            permit(principal, action in [Action::"CreateVirtualMFADevice", Action::"DeleteVirtualMFADevice"], resource)
                when { resource has owner && resource.owner == principal };
            permit(principal, action in [Action::"DeactivateMFADevice", Action::"EnableMFADevice",
                Action::"ListMFADevices", Action::"ResyncMFADevice"], resource) when { resource == principal };
            forbid(principal, action, resource)
                when { !(context has mfa && context.mfa) }
                unless { action in [Action::"ChangePassword", Action::"CreateVirtualMFADevice",
                    Action::"EnableMFADevice", Action::"GetUser", Action::"ListMFADevices",
                    Action::"ListVirtualMFADevices", Action::"ResyncMFADevice", Action::"GetSessionToken"] };
            """;

    private final BasicAuthorizationEngine engine = new BasicAuthorizationEngine();
    private final EntityUID alice = uid("User", "alice");
    private final Entities entities = new Entities(Set.of(new Entity(alice)));
    private final Map<String, Value> with = Map.of("mfa", new PrimBool(true));
    private final Map<String, Value> without = Map.of("mfa", new PrimBool(false));
    private PolicySet parsed = new PolicySet();
    private PolicySet cached = new PolicySet();

    @Setup
    public void parsePolicies() throws InternalException, AuthException, CacheException {
        parsed = PolicySet.parsePolicies(POLICIES);
        cached = PolicySet.parsePolicies(POLICIES);
        cached.cache();
        expect(cedarMfaPolicyAllowed(), true);
        expect(cedarMfaPolicyExplicitlyDenied(), false);
        expect(cedarMfaPolicyImplicitlyDenied(), false);
    }

    @Benchmark
    public AuthorizationResponse cedarMfaPolicyAllowed() throws AuthException {
        return decide("CreateAccessKey", alice, with, cached);
    }

    @Benchmark
    public AuthorizationResponse cedarMfaPolicyExplicitlyDenied() throws AuthException {
        return decide("CreateAccessKey", alice, without, cached);
    }

    @Benchmark
    public AuthorizationResponse cedarMfaPolicyImplicitlyDenied() throws AuthException {
        return decide("ListUsers", uid("Users", "all"), with, cached);
    }

    @Benchmark
    public AuthorizationResponse cedarMfaPolicyAllowedUncached() throws AuthException {
        return decide("CreateAccessKey", alice, with, parsed);
    }

    private AuthorizationResponse decide(
            String action, EntityUID resource, Map<String, Value> context, PolicySet policies) throws AuthException {
        return engine.isAuthorized(
                new AuthorizationRequest(alice, uid("Action", action), resource, context), policies, entities);
    }

    private static void expect(AuthorizationResponse response, boolean allowed) {
        if (response.success.isEmpty() || response.success.get().isAllowed() != allowed) {
            throw new IllegalStateException("the peer decides otherwise: " + response);
        }
    }

    private static EntityUID uid(String type, String id) {
        return EntityTypeName.parse(type).orElseThrow().of(id);
    }
}
