package dev.latchkey.api;

import dev.latchkey.operation.Operation;
import dev.latchkey.operation.member.Spelling;
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
    private final Class<? extends Record> input;
    private final Function<Record, Operation<?>> toOperation;
    private final Answers answers;
    private final @Nullable String element;
    private final Function<Object, Object> toAnswer;

    private ApiOperation(
            ApiService service,
            String name,
            Class<? extends Record> input,
            Function<Record, Operation<?>> toOperation,
            Answers answers,
            @Nullable String element,
            Function<Object, Object> toAnswer) {
        this.service = service;
        this.name = name;
        this.input = input;
        this.toOperation = toOperation;
        this.answers = answers;
        this.element = element;
        this.toAnswer = toAnswer;
    }

    /** How an answer is written. */
    enum Answers {
        /** Nothing but the request's id. */
        NOTHING,
        /** The result inside one element. */
        ONE_MEMBER,
        /** The components of the result, each a member. */
        MEMBERS
    }

    /** An operation of IAM whose components are its members. */
    public static <O extends Record & Operation<?>> ApiOperation iam(Class<O> operation) {
        return of(ApiService.IAM, operation);
    }

    /** An operation of STS whose components are its members. */
    public static <O extends Record & Operation<?>> ApiOperation sts(Class<O> operation) {
        return of(ApiService.STS, operation);
    }

    /** An operation of IAM that is made of a record with the API's members. */
    public static <I extends Record> ApiOperation iam(
            String name, Class<I> input, Function<I, ? extends Operation<?>> toOperation) {
        return of(ApiService.IAM, name, input, toOperation);
    }

    /** An operation of STS that is made of a record with the API's members. */
    public static <I extends Record> ApiOperation sts(
            String name, Class<I> input, Function<I, ? extends Operation<?>> toOperation) {
        return of(ApiService.STS, name, input, toOperation);
    }

    /** Its result is written into that element: a record as its members, a list as {@code member} elements. */
    public ApiOperation answering(String elementName) {
        return new ApiOperation(service, name, input, toOperation, Answers.ONE_MEMBER, elementName, toAnswer);
    }

    /** What is made of its result is written into that element. */
    @SuppressWarnings("unchecked") // The room that exposes an operation knows what it answers.
    public <R> ApiOperation answering(String elementName, Function<R, ?> toRecord) {
        return new ApiOperation(
                service, name, input, toOperation, Answers.ONE_MEMBER, elementName, (Function<Object, Object>)
                        toRecord);
    }

    /** The components of its result are the members of its answer. */
    public ApiOperation answeringMembers() {
        return new ApiOperation(service, name, input, toOperation, Answers.MEMBERS, null, toAnswer);
    }

    /** The components of what is made of its result are the members of its answer. */
    @SuppressWarnings("unchecked") // The room that exposes an operation knows what it answers.
    public <R> ApiOperation answeringMembers(Function<R, ? extends Record> toRecord) {
        return new ApiOperation(service, name, input, toOperation, Answers.MEMBERS, null, (Function<Object, Object>)
                (Function<?, ?>) toRecord);
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

    Operation<?> operation(Record read) {
        return toOperation.apply(read);
    }

    Answers answers() {
        return answers;
    }

    @Nullable
    String element() {
        return element;
    }

    Object answer(Object result) {
        return toAnswer.apply(result);
    }

    private static <O extends Record & Operation<?>> ApiOperation of(ApiService service, Class<O> operation) {
        return of(service, Spelling.member(operation.getSimpleName()), operation, read -> read);
    }

    @SuppressWarnings("unchecked") // What is read is of the class that is given here.
    private static <I extends Record> ApiOperation of(
            ApiService service, String name, Class<I> input, Function<I, ? extends Operation<?>> toOperation) {
        return new ApiOperation(
                service,
                name,
                input,
                (Function<Record, Operation<?>>) (Function<?, ?>) toOperation,
                Answers.NOTHING,
                null,
                result -> result);
    }
}
