package dev.latchkey.policy.arn;

import java.util.Optional;

/** An Amazon Resource Name: six parts, the last of which may hold colons and slashes of its own. */
public record Arn(String partition, String service, String region, String account, String resource) {

    /** Takes a text apart at its first five colons; empty where it is not an ARN. */
    public static Optional<Arn> parse(String text) {
        String[] parts = split(text);
        return parts.length < 6 || !parts[0].equals("arn")
                ? Optional.empty()
                : Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
    }

    public static Arn ofIam(String account, String resource) {
        return new Arn("aws", "iam", "", account, resource);
    }

    /** The word before the first slash of the resource, such as {@code user}; all of it where there is no slash. */
    public String resourceType() {
        int slash = resource.indexOf('/');
        return slash < 0 ? resource : resource.substring(0, slash);
    }

    /** The text after the last slash of the resource: a name without its path. */
    public String friendlyName() {
        return resource.substring(resource.lastIndexOf('/') + 1);
    }

    /** At most six parts, separated by the first five colons. */
    static String[] split(String text) {
        return text.split(":", 6);
    }

    @Override
    public String toString() {
        return "arn:" + partition + ":" + service + ":" + region + ":" + account + ":" + resource;
    }
}
