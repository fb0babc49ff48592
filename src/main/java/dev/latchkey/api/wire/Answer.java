package dev.latchkey.api.wire;

import dev.latchkey.operation.member.Paged;
import java.lang.reflect.AnnotatedType;

/** How the result of one operation is written into its answer. */
public interface Answer {

    /** Writes what stands inside the result's element. */
    void write(Xml xml, Object result);

    /** The components of the result, each a member. */
    static Answer ofMembers(Class<?> type) {
        AnswerShape shape = AnswerShape.of(type);
        return shape::write;
    }

    /** The components of a result whose type shows when it is there. */
    static Answer ofMembers() {
        return (xml, result) -> Found.SHAPES.get(result.getClass()).write(xml, result);
    }

    /** A record in one member. */
    static Answer ofOneMember(Class<?> type, String element) {
        AnswerShape shape = AnswerShape.of(type);
        return (xml, result) -> {
            xml.open(element);
            shape.write(xml, result);
            xml.close(element);
        };
    }

    /** The result in one member; one that is a part of a listing tells as well whether it goes on. */
    static Answer ofOneMember(AnnotatedType type, String element) {
        Declared declared = Declared.of(type);
        OutputValue value = declared.raw() == Paged.class
                ? OutputValue.paged(OutputValue.of(declared.argument(0)))
                : OutputValue.of(declared);
        return (xml, result) -> value.write(xml, element, result);
    }

    /** A result in one member, whose type shows when it is there. */
    static Answer ofOneMember(String element) {
        return (xml, result) -> OutputValue.FOUND.write(xml, element, result);
    }

    /** Shapes of the records that were met. */
    final class Found {
        private static final ClassValue<AnswerShape> SHAPES = new ClassValue<>() {
            @Override
            protected AnswerShape computeValue(Class<?> type) {
                return AnswerShape.of(type);
            }
        };

        private Found() {}
    }
}
