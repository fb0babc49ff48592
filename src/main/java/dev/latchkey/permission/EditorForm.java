package dev.latchkey.permission;

import dev.latchkey.web.Typed;

/**
 * What stands in the fields of the policy editor.
 *
 * @param understood whether the author knows what the findings say
 * @param setAsDefault whether the version is to be in force
 * @param dropVersion the version that makes room; empty for none
 * @param basedOn the version in force that the author has before their eyes
 */
record EditorForm(
        String policyName,
        String description,
        String policyDocument,
        boolean understood,
        boolean setAsDefault,
        String dropVersion,
        String basedOn) {

    /** A new policy with that name proposed, or none, and that text. */
    static EditorForm of(String name, String document) {
        return new EditorForm(name, "", document, false, true, "", "");
    }

    /** What came in; browsers end lines with two characters, policies with one. */
    static EditorForm sent(Typed typed) {
        return new EditorForm(
                typed.get("policyName").strip(),
                typed.get("description").strip(),
                typed.get("policyDocument").replace("\r\n", "\n"),
                typed.ticked("understood", false),
                typed.ticked("setAsDefault", true),
                typed.get("dropVersion"),
                typed.get("basedOn"));
    }

    EditorForm withDocument(String document) {
        return new EditorForm(policyName, description, document, understood, setAsDefault, dropVersion, basedOn);
    }

    EditorForm basedOn(String version) {
        return new EditorForm(policyName, description, policyDocument, understood, setAsDefault, dropVersion, version);
    }
}
