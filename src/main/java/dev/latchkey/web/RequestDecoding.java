package dev.latchkey.web;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;

/**
 * Gives each connection its {@link UnfoldedRequestDecoder}. Vert.x has no setting for that: it finds this as a service, and
 * asks it for the transport, which is the usual one but sees each connection before anything is read from it.
 */
public final class RequestDecoding extends JDKTransport implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder builder) {
        builder.findTransport(this);
    }

    @Override
    public void configure(NetServerOptions options, boolean isDomainSocket, ServerBootstrap server) {
        super.configure(options, isDomainSocket, server);
        server.handler(new Reception());
    }

    /** Where connections come in. */
    private static final class Reception extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext server, Object connection) {
            if (connection instanceof Channel channel) {
                channel.pipeline().addLast(new Doorkeeper());
            }
            server.fireChannelRead(connection);
        }
    }

    /** Waits for the first bytes of a request, behind TLS where there is that, and exchanges the decoder before them. */
    private static final class Doorkeeper extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext here, Object bytes) {
            ChannelPipeline pipeline = here.pipeline();
            ChannelHandlerContext decoder = pipeline.context(VertxHttpRequestDecoder.class);
            ChannelHandlerContext tls = pipeline.context(SslHandler.class);
            if (decoder != null) {
                pipeline.replace(
                        decoder.handler(), decoder.name(), new UnfoldedRequestDecoder(DecoderLimits.ofThePortal()));
            } else if (tls != null) {
                pipeline.addAfter(tls.name(), null, new Doorkeeper());
            }
            here.fireChannelRead(bytes);
            if ((decoder != null || tls != null) && !here.isRemoved()) {
                pipeline.remove(this);
            }
        }
    }
}
