package dev.latchkey.api;

import dev.latchkey.api.signature.Claim;
import dev.latchkey.api.signature.ReceivedRequest;
import dev.latchkey.api.signature.SignatureRefused;
import dev.latchkey.operation.AuditEvent;
import dev.latchkey.operation.AuditTrail;
import dev.latchkey.operation.Caller;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationRefused;
import dev.latchkey.operation.Operations;
import dev.latchkey.operation.RequestOrigin;
import dev.latchkey.operation.SeenVersions;
import dev.latchkey.platform.Transactions;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Answers signed calls in the order in which IAM checks them: the signature, the action, the constraints of its members,
 * the policies, and then whatever the operation itself has to say.
 */
@Singleton
class ApiCalls {

    private final Authentication authentication;
    private final AcceptedSignatures accepted;
    private final CallReader reader;
    private final Operations operations;
    private final AuditTrail trail;
    private final Transactions transactions;
    private final RateLimit perKey;
    private final RateLimit perAddress;
    private final RateLimit refusedPerAddress;

    ApiCalls(
            Authentication authentication,
            AcceptedSignatures accepted,
            CallReader reader,
            Operations operations,
            AuditTrail trail,
            Transactions transactions,
            LatchkeyConfiguration configuration,
            Clock clock) {
        this.authentication = authentication;
        this.accepted = accepted;
        this.reader = reader;
        this.operations = operations;
        this.trail = trail;
        this.transactions = transactions;
        this.perKey = new RateLimit(configuration.api().requestsPerSecond(), clock);
        this.perAddress = new RateLimit(configuration.api().requestsPerSecond(), clock);
        this.refusedPerAddress = new RateLimit(configuration.api().refusedSignaturesPerSecond(), clock);
    }

    /**
     * The answer to a call.
     *
     * @throws ApiFailure where it gets none
     */
    String answer(ReceivedRequest request, RequestOrigin origin) {
        if (perAddress.isExceededBy(origin.sourceAddress())) {
            throw ApiFailure.throttled();
        }
        Call call = reader.read(request);
        try {
            return answer(request, call, origin);
        } catch (SignatureRefused refused) {
            trail.gather(event(refused, origin));
            throw refusedPerAddress.isExceededBy(origin.sourceAddress())
                    ? ApiFailure.throttled()
                    : ApiFailure.of(refused);
        } catch (OperationRefused refused) {
            throw new ApiFailure(403, "AccessDenied", refused.permission().sentence());
        } catch (OperationFailed failed) {
            throw ApiFailure.of(failed);
        }
    }

    private String answer(ReceivedRequest request, Call call, RequestOrigin origin) {
        Claim claim = authentication.claimOf(request, call.services());
        Optional<Operation<?>> read = call.operation().filter(operation -> !operation.changes());
        // A call that changes something begins its own transaction: here its key is found, and nothing else.
        boolean isAboutKey = read.isEmpty() || read.get().isAboutCaller();
        AtomicBoolean isCounted = new AtomicBoolean();
        Supplier<Outcome> work = () -> {
            Optional<SigningKey> key = authentication.keyOf(claim);
            Caller caller = authentication.callerOf(request, claim, key, origin);
            // The work may be done once more; it is the same call.
            if (!isCounted.getAndSet(true)) {
                requireRate(claim);
            }
            // What only reads is decided and read in the very snapshot in which the key was found.
            SeenVersions versions = key.map(SigningKey::versions).orElse(null);
            return new Outcome(caller, read.map(operation -> operations.read(caller, operation, versions)));
        };
        Outcome outcome = isAboutKey ? transactions.readAtOnce(work) : transactions.read(work);
        if (read.isPresent()) {
            return call.answer(outcome.result(), origin);
        }
        Operation<?> operation = call.requireOperation();
        accepted.requireFirst(claim);
        return call.answer(Optional.ofNullable(operations.perform(outcome.caller(), operation)), origin);
    }

    private void requireRate(Claim claim) {
        if (perKey.isExceededBy(claim.accessKeyId())) {
            throw ApiFailure.throttled();
        }
    }

    private static AuditEvent event(SignatureRefused refused, RequestOrigin origin) {
        return new AuditEvent(
                origin.requestId(),
                null,
                null,
                null,
                origin.sourceAddress(),
                origin.userAgent(),
                "signin:Signature",
                "*",
                AuditEvent.Result.DENIED,
                refused.kind().code(),
                null,
                null,
                null,
                null,
                null);
    }

    /** Who asked, and what came of it where that was only to be read. */
    private record Outcome(Caller caller, Optional<?> result) {}
}
