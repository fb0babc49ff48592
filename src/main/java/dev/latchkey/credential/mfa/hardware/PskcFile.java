package dev.latchkey.credential.mfa.hardware;

import dev.latchkey.secret.SecretBytes;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * The Portable Symmetric Key Container (RFC 6030), with seeds in the clear. No document type, no entity and nothing
 * outside of the text is ever looked at.
 */
final class PskcFile {
    private static final String NAMESPACE = "urn:ietf:params:xml:ns:keyprov:pskc";
    private static final String TOTP = NAMESPACE + ":totp";
    private static final int DEEPEST = 32;

    private final XMLStreamReader xml;
    private final List<String> path = new ArrayList<>();
    private final List<TokenSeed> tokens = new ArrayList<>();
    private @Nullable String serial;
    private @Nullable SecretBytes seed;

    private PskcFile(XMLStreamReader xml) {
        this.xml = xml;
    }

    static List<TokenSeed> read(String text) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing outside is read");
        });
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text));
            try {
                return new PskcFile(xml).tokens();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new UnreadableTokens("Line " + line + ": this is no well-formed XML.");
        }
    }

    private List<TokenSeed> tokens() throws XMLStreamException {
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new UnreadableTokens(place() + ": document types and entities are not taken.");
            }
            if (event == XMLStreamConstants.START_ELEMENT) {
                open();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                close();
            }
        }
        return tokens;
    }

    private void open() throws XMLStreamException {
        String name = NAMESPACE.equals(xml.getNamespaceURI()) ? xml.getLocalName() : "other";
        path.add(name);
        if (path.size() > DEEPEST) {
            throw new UnreadableTokens(place() + ": this is nested too deep.");
        }
        if (path.size() == 1 && !name.equals("KeyContainer")) {
            throw new UnreadableTokens(place() + ": this is no PSKC file (RFC 6030), which begins with KeyContainer.");
        }
        switch (name) {
            case "KeyPackage" -> begin();
            case "Key" ->
                require(
                        TOTP.equals(xml.getAttributeValue(null, "Algorithm")),
                        ": only tokens with codes by time (TOTP) can be used.");
            case "ResponseFormat" -> requireFormat();
            case "EncryptedValue" ->
                throw new UnreadableTokens(
                        place() + ": the seeds are encrypted; ask the vendor for the key, and decrypt the file first.");
            case "SerialNo" -> serial = text();
            case "PlainValue" -> plainValue();
            default -> {
                // Nothing that matters here.
            }
        }
    }

    private void begin() {
        serial = null;
        seed = null;
    }

    private void requireFormat() {
        String length = xml.getAttributeValue(null, "Length");
        String encoding = xml.getAttributeValue(null, "Encoding");
        require(
                "6".equals(length) && "DECIMAL".equals(encoding),
                ": only tokens with codes of six digits can be used.");
    }

    private void plainValue() throws XMLStreamException {
        String of = path.size() < 2 ? "" : path.get(path.size() - 2);
        String value = text();
        if (of.equals("Secret")) {
            try {
                seed = SecretBytes.of(Base64.getMimeDecoder().decode(value));
            } catch (IllegalArgumentException e) {
                throw new UnreadableTokens(place() + ": the seed is not Base64.");
            }
        } else if (of.equals("TimeInterval")) {
            require(value.equals("30"), ": only tokens that show a new code every 30 seconds can be used.");
        }
    }

    private void close() {
        String name = path.remove(path.size() - 1);
        if (name.equals("KeyPackage")) {
            if (serial == null || seed == null) {
                throw new UnreadableTokens(place() + ": a token has no serial number or no seed.");
            }
            tokens.add(TokenSeed.of(serial, seed, place()));
        }
    }

    /** The text of an element that has nothing else in it; it ends here. */
    private String text() throws XMLStreamException {
        String text = xml.getElementText().strip();
        path.remove(path.size() - 1);
        return text;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new UnreadableTokens(place() + otherwise);
        }
    }

    private String place() {
        return "Line " + xml.getLocation().getLineNumber();
    }
}
