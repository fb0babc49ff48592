package dev.latchkey.web;

import dev.latchkey.language.Language;
import dev.latchkey.language.Words;
import io.quarkus.arc.Arc;
import io.quarkus.qute.EngineBuilder;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells each template in which language it is drawn: that of the request. */
@Singleton
class TemplateLanguage {

    void configure(@Observes EngineBuilder engine, CurrentVertxRequest current) {
        engine.addTemplateInstanceInitializer(instance -> instance.setAttribute(Words.LANGUAGE, of(current)));
    }

    private static Language of(CurrentVertxRequest current) {
        @Nullable RoutingContext http = Arc.container().requestContext().isActive() ? current.getCurrent() : null;
        return http == null ? Language.ENGLISH : CurrentRequest.languageOf(http);
    }
}
