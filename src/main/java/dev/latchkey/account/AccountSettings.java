package dev.latchkey.account;

import dev.latchkey.platform.configuration.LatchkeyConfiguration;
import dev.latchkey.web.Gate;
import dev.latchkey.web.GateReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parts of the page of account settings, each as its template shows it. */
final class AccountSettings {

    private AccountSettings() {}

    /**
     * The account's name.
     *
     * @param alias as stored; empty where there is none or it may not be seen
     * @param typed what stands in the field
     * @param unseen why it may not be seen
     * @param signInLink the address that users sign in at
     */
    record Alias(
            Optional<String> alias,
            String typed,
            Optional<GateReason> unseen,
            String signInLink,
            Gate save,
            Gate delete) {}

    /**
     * The password policy.
     *
     * @param facts what holds, in words; empty where it may not be seen
     * @param isCustom whether an administrator made it
     * @param unseen why it may not be seen
     * @param form what stands in the fields
     */
    record Policy(
            List<PolicyFacts.Fact> facts,
            boolean isCustom,
            Optional<GateReason> unseen,
            PolicyForm form,
            List<String> advice,
            Gate apply,
            Gate preview,
            Gate useDefault) {}

    /** What the operator set in the configuration and no page changes. */
    record Fixed(List<PolicyFacts.Fact> sessions, List<PolicyFacts.Fact> throttle, String explanations) {

        static Fixed of(LatchkeyConfiguration configuration) {
            LatchkeyConfiguration.Session session = configuration.session();
            LatchkeyConfiguration.Throttle throttle = configuration.throttle();
            return new Fixed(
                    List.of(
                            new PolicyFacts.Fact("End without a request after", words(session.idle())),
                            new PolicyFacts.Fact("End in any case after", words(session.absolute())),
                            new PolicyFacts.Fact("Sessions of one user", Integer.toString(session.perUser()))),
                    List.of(
                            new PolicyFacts.Fact(
                                    "Wrong passwords for one user from unknown devices",
                                    throttle.unknownDeviceFailures() + " in " + words(throttle.unknownDeviceWindow())
                                            + ", then each try waits, from " + words(throttle.firstWait()) + " up to "
                                            + words(throttle.longestWait())),
                            new PolicyFacts.Fact(
                                    "Wrong passwords from a known device",
                                    throttle.knownDeviceFailures() + ", then it counts as unknown"),
                            new PolicyFacts.Fact(
                                    "Wrong passwords from one network",
                                    throttle.networkFailures() + " in " + words(throttle.networkWindow()))),
                    switch (configuration.explanations()) {
                        case STATEMENT -> "the policy, the statement and the condition key that decided";
                        case REASON -> "the kind of reason, without names of policies and statements";
                        case NONE -> "nothing but that it is refused";
                    });
        }

        private static String words(Duration duration) {
            if (duration.toSeconds() % 3600 == 0) {
                return duration.toHours() + " h";
            }
            return duration.toSeconds() % 60 == 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
        }
    }
}
