package dev.latchkey.api;

/** The two services behind the one address; the signature names one, the version has to fit. */
public enum ApiService {
    IAM("iam", "2010-05-08", "https://iam.amazonaws.com/doc/2010-05-08/"),
    STS("sts", "2011-06-15", "https://sts.amazonaws.com/doc/2011-06-15/");

    private final String scope;
    private final String version;
    private final String namespace;

    ApiService(String scope, String version, String namespace) {
        this.scope = scope;
        this.version = version;
        this.namespace = namespace;
    }

    /** Its name in the scope of a signature. */
    public String scope() {
        return scope;
    }

    /** The version of its API. */
    public String version() {
        return version;
    }

    /** The namespace of its answers. */
    public String namespace() {
        return namespace;
    }
}
