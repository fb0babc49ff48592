package dev.latchkey.credential.gitcredential;

import dev.latchkey.credential.CredentialKind;
import dev.latchkey.credential.CredentialRow;
import dev.latchkey.credential.CredentialTab;
import dev.latchkey.credential.Subject;
import dev.latchkey.operation.Answer;
import dev.latchkey.operation.ErrorCode;
import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.OperationView;
import dev.latchkey.operation.member.Paged;
import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import dev.latchkey.web.Gates;
import dev.latchkey.web.Obstacle;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A user's names and passwords for services with everything that can be done with them, as the door decides it. */
@Singleton
class GitCredentialList {

    static final CredentialKind KIND = new CredentialKind(
            CredentialTab.CODECOMMIT,
            "git-credentials",
            new CredentialKind.Said(
                    "Activate Git credential #",
                    "Deactivate Git credential #",
                    "Delete Git credential #",
                    "You are about to delete the Git credential # for good.",
                    "Git credential # is deleted.",
                    "Git credential # is active.",
                    "Git credential # is inactive."),
            "Its user name and password are refused from then on.",
            "Its user name and password work from then on.",
            List.of("Whatever uses its user name and password fails at once.", "It cannot be brought back."));

    static final String GENERATE = "Generate credentials";

    private final Gates gates;
    private final ServiceNames services;
    private final LatchkeyConfiguration configuration;
    private final Clock clock;

    GitCredentialList(Gates gates, ServiceNames services, LatchkeyConfiguration configuration, Clock clock) {
        this.gates = gates;
        this.services = services;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * What there is.
     *
     * @param refusal why they cannot be listed
     * @param generate the control that makes one more for the service that comes first
     */
    record Credentials(List<GitCredentialRow> rows, Optional<GateReason> refusal, Gate generate) {

        /** One of them; without a row to look at, there is none. */
        GitCredentialRow row(String id) {
            return rows.stream()
                    .filter(row -> row.controls().id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new OperationFailed(
                            ErrorCode.NO_SUCH_ENTITY,
                            "The service specific credential with id " + id + " cannot be found."));
        }

        long countFor(String service) {
            return rows.stream()
                    .filter(row -> row.credential().serviceName().equals(service))
                    .count();
        }
    }

    Credentials of(Subject subject, OperationView view) {
        String service = services.first();
        Gate generate = gates.link(view, GENERATE, subject.page("/git-credentials/new"), create(subject, service));
        Answer<Paged<ServiceSpecificCredentialMetadata>> answer =
                view.ask(ListServiceSpecificCredentials.of(subject.userName()));
        if (answer instanceof Answer.Refused<Paged<ServiceSpecificCredentialMetadata>> refused) {
            GateReason reason = gates.refusal(view, GitCredentialSection.ID, refused.permission());
            return new Credentials(List.of(), Optional.of(reason), generate);
        }
        Instant now = clock.instant();
        List<GitCredentialRow> rows = answer.granted().map(Paged::items).orElse(List.of()).stream()
                .map(credential -> row(subject, view, credential, now))
                .toList();
        Credentials all = new Credentials(rows, Optional.empty(), generate);
        return new Credentials(rows, Optional.empty(), generate.unless(full(subject, all, service)));
    }

    /** The submit button of the form that makes one for that service. */
    Gate generateButton(Subject subject, Credentials all, String service, OperationView view) {
        return gates.submit(view, GENERATE, create(subject, service)).unless(full(subject, all, service));
    }

    int limit() {
        return configuration.quota().serviceSpecificCredentialsPerUser();
    }

    private static CreateServiceSpecificCredential create(Subject subject, String service) {
        return new CreateServiceSpecificCredential(subject.userName(), service, null);
    }

    private GitCredentialRow row(
            Subject subject, OperationView view, ServiceSpecificCredentialMetadata credential, Instant now) {
        String id = credential.serviceSpecificCredentialId();
        String user = subject.userName();
        String service = credential.serviceName();
        String path = KIND.path(subject, id);
        CredentialRow controls = CredentialRow.of(
                gates,
                view,
                path,
                id,
                credential.serviceUserName(),
                credential.status(),
                new UpdateServiceSpecificCredential(user, id, CredentialRow.otherThan(credential.status()), service),
                new DeleteServiceSpecificCredential(user, id, service, true));
        Gate reset = gates.link(
                        view, "Reset password", path + "/reset", new ResetServiceSpecificCredential(user, id, service))
                .naming(credential.serviceUserName());
        Instant end = credential.expirationDate();
        return new GitCredentialRow(credential, end != null && !now.isBefore(end), reset, controls);
    }

    /** No room for one more; another service may have some. */
    private Optional<Obstacle> full(Subject subject, Credentials all, String service) {
        if (all.countFor(service) < limit()) {
            return Optional.empty();
        }
        Obstacle obstacle = Obstacle.quota(subject.has() + all.countFor(service) + " of " + limit()
                + " Git credentials for " + service + ". Delete one first.");
        return Optional.of(services.all().stream()
                .filter(other -> all.countFor(other) < limit())
                .findFirst()
                .map(other -> obstacle.withWayOut(
                        "Generate some for " + other, subject.page("/git-credentials/new?service=" + other)))
                .orElse(obstacle));
    }
}
