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
    private final @Nullable AnnotatedType result;
    private final Class<? extends Record> input;
    private final InputShape inputShape;
    private final Function<Record, Operation<?>> toOperation;
    private final @Nullable Answering answering;

    private ApiOperation(
            ApiService service,
            Class<? extends Operation<?>> operation,
            Class<? extends Record> input,
            Function<Record, Operation<?>> toOperation) {
        this(service, Spelling.member(operation.getSimpleName()), resultOf(operation), input, toOperation);
    }

    private ApiOperation(
            ApiService service,
            String name,
            @Nullable AnnotatedType result,
            Class<? extends Record> input,
            Function<Record, Operation<?>> toOperation) {
        this.service = service;
        this.name = name;
        this.result = result;
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

    /** An operation of IAM that is made of a record with the API's members, where its class has another name. */
    public static <I extends Record> ApiOperation iam(
            String name, Class<I> input, Function<I, ? extends Operation<?>> toOperation) {
        return new ApiOperation(ApiService.IAM, name, null, input, read -> toOperation.apply(input.cast(read)));
    }

    /** An operation of STS that is made of a record with the API's members. */
    public static <O extends Operation<?>, I extends Record> ApiOperation sts(
            Class<O> operation, Class<I> input, Function<I, O> toOperation) {
        return new ApiOperation(ApiService.STS, operation, input, read -> toOperation.apply(input.cast(read)));
    }

    /** Its result is written into that element: a record as its members, a list as {@code member} elements. */
    public ApiOperation answering(String element) {
        AnnotatedType known = result;
        return known == null
                ? answering(element, Function.identity())
                : answering(known.getType(), element, Answer.ofOneMember(known, element), Function.identity());
    }

    /** What is made of its result is written into that element. */
    public <R> ApiOperation answering(String element, Function<R, ?> conversion) {
        return answering(null, element, Answer.ofOneMember(element), conversion);
    }

    /** What is made of its result, a record of that type, is written into that element. */
    public <R, T extends Record> ApiOperation answering(String element, Class<T> type, Function<R, T> conversion) {
        return answering(type, element, Answer.ofOneMember(type, element), conversion);
    }

    /** The components of its result are the members of its answer. */
    public ApiOperation answeringMembers() {
        AnnotatedType known = result;
        return known == null
                ? answeringMembers(Function.identity())
                : answering(known.getType(), null, Answer.ofMembers((Class<?>) known.getType()), Function.identity());
    }

    /** The components of what is made of its result are the members of its answer. */
    public <R> ApiOperation answeringMembers(Function<R, ? extends Record> conversion) {
        return answering(null, null, Answer.ofMembers(), conversion);
    }

    /** The components of what is made of its result, a record of that type, are the members of its answer. */
    public <R, T extends Record> ApiOperation answeringMembers(Class<T> type, Function<R, T> conversion) {
        return answering(type, null, Answer.ofMembers(type), conversion);
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

    /** Whether its answer has a result. */
    public boolean answersSomething() {
        return answering != null;
    }

    /** The type that is in its answer, or whose components are; empty where that shows only when it is there. */
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

    @SuppressWarnings("unchecked") // The room that exposes an operation knows what it answers.
    private ApiOperation answering(
            @Nullable Type type, @Nullable String element, Answer answer, Function<?, ?> conversion) {
        return new ApiOperation(this, new Answering(type, element, answer, (Function<Object, ?>) conversion));
    }

    /** How its result is written. */
    private record Answering(
            @Nullable Type type, @Nullable String element, Answer answer, Function<Object, ?> conversion) {

        void write(Xml xml, Object outcome) {
            answer.write(xml, conversion.apply(outcome));
        }
    }
}
