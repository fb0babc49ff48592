package dev.latchkey.api;

import dev.latchkey.api.signature.Claim;
import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.api.signature.SignatureCheck;
import dev.latchkey.api.signature.SignatureRefused;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.CallerCredential;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.secret.ConstantTime;
import dev.latchkey.secret.Sha256;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who signed a request. */
@Singleton
class Authentication {

    private static final int PREFIX = 4;
    private static final int SHORTEST = 16;
    private static final int LONGEST = 128;

    private final Map<String, SigningKeys> keys = new HashMap<>();
    private final List<KeyUse> uses;
    private final SignatureCheck check;
    private final Clock clock;

    Authentication(
            @All List<SigningKeys> kinds, @All List<KeyUse> uses, LatchkeyConfiguration configuration, Clock clock) {
        kinds.forEach(kind -> keys.put(kind.prefix(), kind));
        this.uses = uses;
        this.check = new SignatureCheck(configuration.api().clockSkew());
        this.clock = clock;
    }

    /**
     * What a request claims, as far as that can be checked without a key.
     *
     * @throws SignatureRefused where something is wrong with it
     */
    Claim claimOf(ReceivedRequest request, Set<String> services) {
        return check.claimOf(request, services, clock.instant());
    }

    /** The key that a request claims to be signed with, from the database; empty where there is none. */
    Optional<SigningKey> keyOf(Claim claim) {
        String id = claim.accessKeyId();
        SigningKeys kind = isId(id) ? keys.get(id.substring(0, PREFIX)) : null;
        return kind == null ? Optional.empty() : kind.find(id);
    }

    /**
     * Who signed the request with that key.
     *
     * @throws SignatureRefused where the signature is wrong, or the key does not open the service
     */
    Caller callerOf(ReceivedRequest request, Claim claim, Optional<SigningKey> key, RequestOrigin origin) {
        check.verify(request, claim, key.map(SigningKey::secret));
        SigningKey right = key.orElseThrow(SignatureRefused::unknownToken);
        if (!right.isActive()) {
            throw SignatureRefused.unknownToken();
        }
        CallerCredential credential = credentialOf(claim, right);
        uses.forEach(use -> use.used(
                right.accessKeyId(),
                clock.instant(),
                claim.scope().service(),
                claim.scope().region()));
        return new Caller(right.principal(), credential, origin);
    }

    private CallerCredential credentialOf(Claim claim, SigningKey key) {
        String token = claim.securityToken();
        SigningKey.Temporary temporary = key.temporary();
        if (temporary == null) {
            if (token != null) {
                throw SignatureRefused.unknownToken();
            }
            return new CallerCredential.LongTermKey(key.accessKeyId());
        }
        if (!isTokenOf(temporary, token)) {
            throw SignatureRefused.unknownToken();
        }
        if (!clock.instant().isBefore(temporary.expiresAt())) {
            throw SignatureRefused.expiredToken();
        }
        boolean isForIam = claim.scope().service().equals(ApiService.IAM.scope());
        if (isForIam && temporary.mfaAt() == null) {
            // Without MFA such credentials call nothing of IAM (STS API Reference, "GetSessionToken").
            throw SignatureRefused.unknownToken();
        }
        return new CallerCredential.TemporaryCredential(key.accessKeyId(), temporary.issuedAt(), temporary.mfaAt());
    }

    private static boolean isId(String text) {
        return text.length() >= SHORTEST
                && text.length() <= LONGEST
                && text.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }

    private static boolean isTokenOf(SigningKey.Temporary temporary, @Nullable String token) {
        return token != null && ConstantTime.equal(Sha256.of(token), temporary.tokenHash());
    }
}
