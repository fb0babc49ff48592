package dev.latchkey.policy.evaluation;

/** The parts that a set of policies plays in a decision, in the order in which they are asked. */
public enum PolicyType {
    IDENTITY("identity-based policy", "an identity-based policy"),
    BOUNDARY("permissions boundary", "a permissions boundary"),
    SESSION("session policy", "a session policy");

    private final String text;
    private final String withArticle;

    PolicyType(String text, String withArticle) {
        this.text = text;
        this.withArticle = withArticle;
    }

    /** IAM's words for it. */
    public String text() {
        return text;
    }

    public String withArticle() {
        return withArticle;
    }
}
