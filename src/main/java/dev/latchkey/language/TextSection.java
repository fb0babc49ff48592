package dev.latchkey.language;

import io.quarkus.qute.EngineConfiguration;
import io.quarkus.qute.ResultNode;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionHelper;
import io.quarkus.qute.SectionHelperFactory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The section <code>{#t}Sign in as {who.userName}{/t}</code>: text of a template, which {@link TemplateTexts} gave a block
 * for each language that has something to say for it.
 */
@EngineConfiguration
public final class TextSection implements SectionHelperFactory<TextSection.Helper> {

    @Override
    public List<String> getDefaultAliases() {
        return List.of("t");
    }

    @Override
    public ParametersInfo getParameters() {
        return ParametersInfo.EMPTY;
    }

    @Override
    public List<String> getBlockLabels() {
        return Language.translations().stream().map(Language::tag).toList();
    }

    @Override
    public Helper initialize(SectionInitContext context) {
        Map<Language, SectionBlock> translations = new EnumMap<>(Language.class);
        for (SectionBlock block : context.getBlocks()) {
            Language.parse(block.label).ifPresent(language -> translations.put(language, block));
        }
        return new Helper(context.getBlocks().get(0), translations);
    }

    /** Draws the block of the page's language. */
    static final class Helper implements SectionHelper {

        private final SectionBlock english;
        private final Map<Language, SectionBlock> translations;

        Helper(SectionBlock english, Map<Language, SectionBlock> translations) {
            this.english = english;
            this.translations = translations;
        }

        @Override
        public CompletionStage<ResultNode> resolve(SectionResolutionContext context) {
            @Nullable Object language = context.resolutionContext().getAttribute(Words.LANGUAGE);
            SectionBlock block = language instanceof Language known ? translations.get(known) : null;
            return context.execute(block == null ? english : block, context.resolutionContext());
        }
    }
}
