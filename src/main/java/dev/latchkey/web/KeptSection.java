package dev.latchkey.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.latchkey.language.Words;
import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.Expression;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.Scope;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The section <code>{#kept reason=told}…{/kept}</code>: what is drawn from equal values in one language is drawn once. In
 * it nothing is known but the values that it names, so that it cannot hold what belongs to another request; they are
 * records, texts and lists of them, and hold no secret.
 */
@EngineConfiguration
public final class KeptSection implements SectionHelperFactory<KeptSection.Helper> {

    /** What all of it may weigh, in characters. */
    private static final long CAPACITY = 2_000_000;

    /** What a text weighs besides itself: the values that it was drawn from. */
    private static final int BASE_WEIGHT = 500;

    private final Cache<Key, Text> texts = Caffeine.newBuilder()
            .maximumWeight(CAPACITY)
            .weigher((Key key, Text text) -> BASE_WEIGHT + text.said.length())
            .executor(Runnable::run)
            .build();

    @Override
    public List<String> getDefaultAliases() {
        return List.of("kept");
    }

    @Override
    public ParametersInfo getParameters() {
        return ParametersInfo.EMPTY;
    }

    @Override
    public Scope initializeBlock(Scope around, BlockInfo block) {
        Scope scope = new Scope(around);
        block.getParameters().forEach((name, value) -> {
            Expression expression = block.addExpression(name, value);
            scope.putBinding(name, expression.hasTypeInfo() ? expression.collectTypeInfo() : null);
        });
        return scope;
    }

    @Override
    public Helper initialize(SectionInitContext context) {
        Map<String, Expression> values = new HashMap<>();
        context.getParameters().keySet().forEach(name -> values.put(name, context.getExpression(name)));
        return new Helper(values, texts);
    }

    /** One place of a template. */
    static final class Helper implements SectionHelper {

        private final Map<String, Expression> expressions;
        private final Cache<Key, Text> texts;

        Helper(Map<String, Expression> expressions, Cache<Key, Text> texts) {
            this.expressions = expressions;
            this.texts = texts;
        }

        @Override
        public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
            ResolutionContext around = context.resolutionContext();
            CompletionStage<Map<String, Object>> all = CompletedStage.of(new HashMap<>());
            for (Map.Entry<String, Expression> named : expressions.entrySet()) {
                all = all.thenCompose(
                        values -> around.evaluate(named.getValue()).thenApply(value -> {
                            values.put(named.getKey(), value);
                            return values;
                        }));
            }
            return all.thenCompose(known -> drawn(context, known));
        }

        private CompletionStage<ResultNode> drawn(SectionResolutionContext context, Map<String, Object> values) {
            Key key = new Key(this, context.resolutionContext().getAttribute(Words.LANGUAGE), values);
            @Nullable Text kept = texts.getIfPresent(key);
            if (kept != null) {
                return CompletedStage.of(kept);
            }
            return context.execute(context.newResolutionContext(Mapper.wrap(values), null))
                    .thenApply(node -> {
                        Text text = Text.of(node);
                        texts.put(key, text);
                        return text;
                    });
        }
    }

    private record Key(Helper place, @Nullable Object language, Map<String, Object> values) {}

    /** What was drawn. */
    private static final class Text extends ResultNode {

        private final String said;

        private Text(String said) {
            this.said = said;
        }

        static Text of(ResultNode node) {
            StringBuilder text = new StringBuilder();
            node.process(text::append);
            return new Text(text.toString());
        }

        @Override
        public void process(Consumer<String> consumer) {
            consumer.accept(said);
        }
    }
}
