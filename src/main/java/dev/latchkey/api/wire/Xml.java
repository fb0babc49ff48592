package dev.latchkey.api.wire;

/** XML text in the making: elements without attributes, and text that is escaped. */
public final class Xml {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder text = new StringBuilder(512);

    /** Opens the outermost element, in a namespace. */
    public Xml open(String element, String namespace) {
        text.append('<').append(element).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    public Xml open(String element) {
        text.append('<').append(element).append('>');
        return this;
    }

    public Xml close(String element) {
        text.append("</").append(element).append('>');
        return this;
    }

    public Xml empty(String element) {
        text.append('<').append(element).append("/>");
        return this;
    }

    /** Adds text, whatever is in it: characters that XML cannot hold are replaced. */
    public Xml text(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '"' -> text.append("&quot;");
                // Readers would make line feeds of carriage returns (XML 1.0 §2.11).
                case '\r' -> text.append("&#xD;");
                default -> text.append(isAllowed(c) ? c : REPLACEMENT);
            }
        }
        return this;
    }

    /** An element that holds text. */
    public Xml element(String name, String content) {
        return open(name).text(content).close(name);
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private static boolean isAllowed(char c) {
        return c >= ' ' && c < '\uFFFE' || c == '\t' || c == '\n';
    }
}
