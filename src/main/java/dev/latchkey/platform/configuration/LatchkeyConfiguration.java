package dev.latchkey.platform.configuration;

import dev.latchkey.secret.SecretText;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** All settings of Latchkey, each as a property, an environment variable or a line of a configuration file. */
@ConfigMapping(prefix = "latchkey")
public interface LatchkeyConfiguration {
    /** Fills in demo accounts and shows their sign-ins; refused on a database that holds anything else. */
    @WithDefault("false")
    boolean demo();

    /** Files of the embedded database and the key file, mode 0700; `data`, or in demo mode `data/demo`, unless given. */
    Optional<Path> dataDir();

    /** The key-encryption key, made on the first start of an empty database only; `latchkey.key` in the data directory unless given. */
    Optional<Path> keyFile();

    /** Public address: `https`, or `http` on a loopback name; decides cookies, links and the allowed Host value. Follows the port unless given. */
    @WithDefault("http://localhost:${quarkus.http.port:8080}")
    String baseUrl();

    /** Further Host values that the API answers to, such as `portal:8080`; any other Host is answered with 421. */
    Optional<List<String>> allowedHosts();

    /** Networks, such as `10.0.0.0/8`, whose `Forwarded` and `X-Forwarded-*` headers are believed. */
    Optional<List<String>> trustedProxies();

    /** How much a refusal tells the person concerned: `statement` (policy, statement and condition key), `reason` or `none`. */
    @WithDefault("statement")
    Explanations explanations();

    /** Whom to ask: one sentence of the operator, shown on the sign-in page and on refusals. */
    Optional<String> helpText();

    /** Unattended first start. */
    Bootstrap bootstrap();

    /** Web sessions. */
    Session session();

    /** Slowing down who guesses passwords. */
    Throttle throttle();

    /** How passwords are judged and kept. */
    Password password();

    /** How many of each thing there may be. */
    Quota quota();

    /** The Query API. */
    Api api();

    /** SSH public keys. */
    Ssh ssh();

    /** User names and passwords for single services. */
    ServiceSpecificCredentials serviceSpecificCredentials();

    /** What a refusal says to the person it concerns. */
    enum Explanations {
        STATEMENT,
        REASON,
        NONE
    }

    /** The account and administrator made on the first start of an empty database; ignored on any other. */
    interface Bootstrap {
        /** Account ID of 12 digits; random unless given. */
        Optional<String> accountId();

        /** Account alias. */
        Optional<String> accountAlias();

        /** IAM user name of the administrator; giving it turns the unattended first start on. */
        Optional<String> userName();

        /** The administrator's console password. */
        Optional<SecretText> password();

        /** File that holds the administrator's console password. */
        Optional<Path> passwordFile();

        /** Access key ID of the administrator: AKIA and 16 capital letters or digits. */
        Optional<String> accessKeyId();

        /** Secret access key of the administrator: 40 letters, digits, + or /, the first a letter or digit. */
        Optional<SecretText> secretAccessKey();

        /** File that holds the secret access key. */
        Optional<Path> secretAccessKeyFile();
    }

    /** How long sessions last and how many a user may have. */
    interface Session {
        /** A session ends after this long without a request. */
        @WithDefault("30m")
        @Bounds(min = "5m", max = "60m")
        Duration idle();

        /** A session ends after this long in any case. */
        @WithDefault("12h")
        @Bounds(min = "1h", max = "24h")
        Duration absolute();

        /** Time to finish a sign-in whose password was right. */
        @WithDefault("10m")
        @Bounds(min = "1m", max = "60m")
        Duration pending();

        /** Time to finish a sign-in during which a first MFA device is enrolled. */
        @WithDefault("30m")
        @Bounds(min = "1m", max = "60m")
        Duration pendingEnrolment();

        /** How long a proof of identity counts as fresh for sensitive actions; `0` turns the question off. */
        @WithDefault("15m")
        @Bounds(min = "0", max = "120m")
        Duration freshProof();

        /** Sessions of one user; the oldest ends when there are more. */
        @WithDefault("20")
        @Bounds(min = "1", max = "100")
        int perUser();
    }

    /** Limits on wrong passwords. */
    interface Throttle {
        /** Wrong passwords for one user from unknown devices before each further try has to wait. */
        @WithDefault("5")
        @Bounds(min = "3", max = "100")
        int unknownDeviceFailures();

        /** Time in which failures from unknown devices are counted. */
        @WithDefault("15m")
        @Bounds(min = "1m", max = "24h")
        Duration unknownDeviceWindow();

        /** The first wait; it doubles with each further failure. */
        @WithDefault("1s")
        @Bounds(min = "1s", max = "60s")
        Duration firstWait();

        /** The longest wait. */
        @WithDefault("15m")
        @Bounds(min = "1m", max = "24h")
        Duration longestWait();

        /** Wrong passwords from a known device before it counts as unknown. */
        @WithDefault("10")
        @Bounds(min = "3", max = "100")
        int knownDeviceFailures();

        /** Wrong passwords from one network (an IPv4 address or an IPv6 /64) before it is answered with 429. */
        @WithDefault("30")
        @Bounds(min = "3", max = "100000")
        int networkFailures();

        /** Time in which a network's failures are counted. */
        @WithDefault("5m")
        @Bounds(min = "1m", max = "24h")
        Duration networkWindow();

        /** Wrong second factors that end a sign-in whose password was right. */
        @WithDefault("5")
        @Bounds(min = "3", max = "100")
        int secondFactorTries();

        /** Wrong codes of one user before none is taken for a while. */
        @WithDefault("20")
        @Bounds(min = "5", max = "100")
        int secondFactorFailures();

        /** Time in which wrong codes are counted. */
        @WithDefault("24h")
        @Bounds(min = "1h", max = "24h")
        Duration secondFactorWindow();

        /** How long no code is taken after too many wrong ones. */
        @WithDefault("1h")
        @Bounds(min = "1m", max = "24h")
        Duration secondFactorPause();
    }

    /** Judging, hashing and handing out passwords. */
    interface Password {
        /** Refuses common and guessable passwords; `false` for strict IAM compatibility. */
        @WithDefault("true")
        boolean blocklist();

        /** Mixes a key from outside the database into each hash, so that a stolen database alone cannot be searched. */
        @WithDefault("true")
        boolean pepper();

        /** Minimum length that the form for a custom password policy proposes. */
        @WithDefault("15")
        @Bounds(min = "6", max = "128")
        int proposedMinimumLength();

        /** An administrator's temporary password expires unused after this long. */
        @WithDefault("7d")
        @Bounds(min = "1h", max = "30d")
        Duration temporaryValidity();

        /** Argon2id, and how much of it runs at once. */
        Hash hash();
    }

    /** Parameters of Argon2id; weaker ones than the defaults' cost do not start. */
    interface Hash {
        /** Memory in KiB; at least 47104 with one iteration, 19456 with two, 12288 with three or more. */
        @WithDefault("19456")
        @Bounds(min = "12288", max = "1048576")
        int memory();

        /** Iterations. */
        @WithDefault("2")
        @Bounds(min = "1", max = "20")
        int iterations();

        /** Lanes. */
        @WithDefault("1")
        @Bounds(min = "1", max = "16")
        int parallelism();

        /** Hashes computed at the same time; as many as there are processors unless given. */
        @Bounds(min = "1", max = "256")
        OptionalInt concurrency();

        /** Hashes that may wait for their turn; more are answered with 503. */
        @WithDefault("50")
        @Bounds(min = "1", max = "10000")
        int queue();

        /** Longest wait for a turn. */
        @WithDefault("5s")
        @Bounds(min = "1s", max = "30s")
        Duration longestWait();
    }

    /** How the Query API takes signed requests. */
    interface Api {
        /** How far a client's clock may differ from this one. */
        @WithDefault("15m")
        @Bounds(min = "1m", max = "15m")
        Duration clockSkew();

        /** Requests per second of one access key, and of one address; more are answered with `Throttling`. `0` sets no limit. */
        @WithDefault("20000")
        @Bounds(min = "0", max = "100000")
        int requestsPerSecond();

        /** Takes each signature for one change only. Off as in AWS: equal calls of one second have the same signature. */
        @WithDefault("false")
        boolean refuseReplays();

        /** Refused signatures per second of one address, before they are answered with `Throttling`. `0` sets no limit. */
        @WithDefault("20")
        @Bounds(min = "0", max = "100000")
        int refusedSignaturesPerSecond();
    }

    /** Which SSH public keys are taken. */
    interface Ssh {
        /** The API takes RSA keys alone, as IAM does; pages take all kinds. */
        @WithDefault("false")
        boolean rsaOnly();
    }

    /** What service-specific credentials are for. */
    interface ServiceSpecificCredentials {
        /** The services that they can be made for; the page offers the first one at first. */
        @WithDefault("codecommit.amazonaws.com,cassandra.amazonaws.com")
        List<String> services();
    }

    /** The quotas of IAM; reaching one is answered with `LimitExceeded`. */
    interface Quota {
        /** Users in an account. */
        @WithDefault("5000")
        @Bounds(min = "1", max = "10000000")
        int usersPerAccount();

        /** Groups in an account. */
        @WithDefault("300")
        @Bounds(min = "1", max = "1000000")
        int groupsPerAccount();

        /** Groups that one user is in. */
        @WithDefault("10")
        @Bounds(min = "1", max = "1000")
        int groupsPerUser();

        /** Customer managed policies in an account. */
        @WithDefault("1500")
        @Bounds(min = "1", max = "1000000")
        int policiesPerAccount();

        /** Managed policies attached to one user. */
        @WithDefault("10")
        @Bounds(min = "1", max = "1000")
        int policiesPerUser();

        /** Managed policies attached to one group. */
        @WithDefault("10")
        @Bounds(min = "1", max = "1000")
        int policiesPerGroup();

        /** Versions kept of one managed policy. */
        @WithDefault("5")
        @Bounds(min = "1", max = "100")
        int versionsPerPolicy();

        /** Non-blank characters in a managed policy. */
        @WithDefault("6144")
        @Bounds(min = "1024", max = "131072")
        int policySize();

        /** Non-blank characters in all inline policies of one user. */
        @WithDefault("2048")
        @Bounds(min = "1024", max = "131072")
        int inlinePolicySizePerUser();

        /** Non-blank characters in all inline policies of one group. */
        @WithDefault("5120")
        @Bounds(min = "1024", max = "131072")
        int inlinePolicySizePerGroup();

        /** Access keys of one user, active or not. */
        @WithDefault("2")
        @Bounds(min = "1", max = "100")
        int accessKeysPerUser();

        /** Signing certificates of one user. */
        @WithDefault("2")
        @Bounds(min = "1", max = "100")
        int signingCertificatesPerUser();

        /** SSH public keys of one user. */
        @WithDefault("5")
        @Bounds(min = "1", max = "100")
        int sshPublicKeysPerUser();

        /** Service-specific credentials of one user for one service. */
        @WithDefault("2")
        @Bounds(min = "1", max = "100")
        int serviceSpecificCredentialsPerUser();

        /** MFA devices of one user. */
        @WithDefault("8")
        @Bounds(min = "1", max = "100")
        int mfaDevicesPerUser();

        /** Tags on one user, policy or MFA device. */
        @WithDefault("50")
        @Bounds(min = "1", max = "1000")
        int tagsPerResource();
    }
}
