package dev.latchkey.api;

import dev.latchkey.api.wire.Answer;
import dev.latchkey.api.wire.InputShape;
import dev.latchkey.api.wire.Parameters;
import dev.latchkey.api.wire.Xml;
import dev.latchkey.operation.Operation;
import dev.latchkey.operation.member.Spelling;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One operation as programs see it: its name, the record that its request is read into, and how its answer is written.
 *
 * <p>By itself an operation answers nothing; {@link #answering(String)} and {@link #answeringMembers()} say otherwise.
 */
public final class ApiOperation {

    private final ApiService service;
    private final String name;
    private final AnnotatedType result;
    private final Class<? extends Record> input;
    private final InputShape inputShape;
    private final Function<Record, Operation<?>> toOperation;
    private final @Nullable Answering answering;

    private ApiOperation(
            ApiService service,
            Class<? extends Operation<?>> operation,
            Class<? extends Record> input,
            Function<Record, Operation<?>> toOperation) {
        this.service = service;
        this.name = Spelling.member(operation.getSimpleName());
        this.result = resultOf(operation);
        this.input = input;
        this.inputShape = InputShape.of(input);
        this.toOperation = toOperation;
        this.answering = null;
    }

    private ApiOperation(ApiOperation silent, Answering answering) {
        this.service = silent.service;
        this.name = silent.name;
        this.result = silent.result;
        this.input = silent.input;
        this.inputShape = silent.inputShape;
        this.toOperation = silent.toOperation;
        this.answering = answering;
    }

    /** An operation of IAM whose components are its members. */
    public static <O extends Record & Operation<?>> ApiOperation iam(Class<O> operation) {
        return new ApiOperation(ApiService.IAM, operation, operation, read -> (Operation<?>) read);
    }

    /** An operation of STS whose components are its members. */
    public static <O extends Record & Operation<?>> ApiOperation sts(Class<O> operation) {
        return new ApiOperation(ApiService.STS, operation, operation, read -> (Operation<?>) read);
    }

    /** An operation of IAM that is made of a record with the API's members. */
    public static <O extends Operation<?>, I extends Record> ApiOperation iam(
            Class<O> operation, Class<I> input, Function<I, O> toOperation) {
        return new ApiOperation(ApiService.IAM, operation, input, read -> toOperation.apply(input.cast(read)));
    }

    /** An operation of STS that is made of a record with the API's members. */
    public static <O extends Operation<?>, I extends Record> ApiOperation sts(
            Class<O> operation, Class<I> input, Function<I, O> toOperation) {
        return new ApiOperation(ApiService.STS, operation, input, read -> toOperation.apply(input.cast(read)));
    }

    /** Its result is written into that element: a record as its members, a list as {@code member} elements. */
    public ApiOperation answering(String element) {
        return new ApiOperation(
                this, new Answering(result.getType(), element, Answer.ofOneMember(result, element), same -> same));
    }

    /** What is made of its result is written into that element. */
    @SuppressWarnings("unchecked") // The room that exposes an operation knows what it answers.
    public <R, T extends Record> ApiOperation answering(String element, Class<T> type, Function<R, T> toRecord) {
        Function<Object, ?> converted = (Function<Object, ?>) (Function<?, ?>) toRecord;
        return new ApiOperation(this, new Answering(type, element, Answer.ofOneMember(type, element), converted));
    }

    /** The components of its result are the members of its answer. */
    public ApiOperation answeringMembers() {
        return new ApiOperation(this, new Answering(result.getType(), null, Answer.ofMembers(raw()), same -> same));
    }

    /** The components of what is made of its result are the members of its answer. */
    @SuppressWarnings("unchecked") // The room that exposes an operation knows what it answers.
    public <R, T extends Record> ApiOperation answeringMembers(Class<T> type, Function<R, T> toRecord) {
        Function<Object, ?> converted = (Function<Object, ?>) (Function<?, ?>) toRecord;
        return new ApiOperation(this, new Answering(type, null, Answer.ofMembers(type), converted));
    }

    /** The service that has it. */
    public ApiService service() {
        return service;
    }

    /** Its name, as in {@code Action=GetUser}. */
    public String name() {
        return name;
    }

    /** The record whose components are the members of its request. */
    public Class<? extends Record> input() {
        return input;
    }

    /** The type whose components, or which itself, is in its answer; empty where it answers nothing. */
    public Optional<Type> answerType() {
        return Optional.ofNullable(answering).map(Answering::type);
    }

    /** The one member of its answer; empty where its answer has the members of a record, or none. */
    public Optional<String> answerElement() {
        return Optional.ofNullable(answering).map(Answering::element);
    }

    /**
     * The operation that a request asks for.
     *
     * @throws dev.latchkey.api.wire.MalformedInput for a value that is none of its kind
     * @throws dev.latchkey.operation.OperationFailed for values that break a constraint
     */
    Operation<?> read(Parameters parameters) {
        return toOperation.apply(inputShape.read(parameters));
    }

    /** The whole answer. */
    String answer(@Nullable Object outcome, String requestId) {
        Xml xml = new Xml().open(name + "Response", service.namespace());
        if (answering != null && outcome != null) {
            xml.open(name + "Result");
            answering.write(xml, outcome);
            xml.close(name + "Result");
        }
        return xml.open("ResponseMetadata")
                .element("RequestId", requestId)
                .close("ResponseMetadata")
                .close(name + "Response")
                .toString();
    }

    private static AnnotatedType resultOf(Class<?> operation) {
        for (AnnotatedType type : operation.getAnnotatedInterfaces()) {
            if (type instanceof AnnotatedParameterizedType parameterized
                    && parameterized.getType().getTypeName().startsWith(Operation.class.getName() + "<")) {
                return parameterized.getAnnotatedActualTypeArguments()[0];
            }
        }
        throw new IllegalArgumentException(operation.getName() + " does not say what it answers");
    }

    private Class<?> raw() {
        return (Class<?>) result.getType();
    }

    /** How its result is written. */
    private record Answering(Type type, @Nullable String element, Answer answer, Function<Object, ?> conversion) {

        void write(Xml xml, Object outcome) {
            answer.write(xml, conversion.apply(outcome));
        }
    }
}
