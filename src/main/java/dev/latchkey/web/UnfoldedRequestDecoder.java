package dev.latchkey.web;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;

/**
 * Reads requests as Vert.x does, but for headers that go on in the next line: those are joined nowhere, as proxies and
 * servers do that in different ways (RFC 9112, section 5.2, lets a server refuse them).
 */
final class UnfoldedRequestDecoder extends VertxHttpRequestDecoder {

    private boolean isInHead = true;
    private boolean isAtLineStart;
    private boolean isFolded;

    UnfoldedRequestDecoder(HttpServerOptions options) {
        super(options);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (isInHead && isFolded) {
            in.skipBytes(in.readableBytes());
            return;
        }
        int start = in.readerIndex();
        int known = out.size();
        super.decode(context, in, out);
        if (isInHead) {
            look(in, start, in.readerIndex());
        }
        for (int i = known; i < out.size(); i++) {
            if (isInHead && isFolded && out.get(i) instanceof HttpRequest request) {
                request.setDecoderResult(
                        DecoderResult.failure(new IllegalArgumentException("a header goes on in the next line")));
                out.subList(i + 1, out.size()).clear();
                return;
            }
            isInHead = out.get(i) instanceof LastHttpContent;
            isAtLineStart = false;
        }
    }

    /** What one step has read of a head, which is whole lines. */
    private void look(ByteBuf in, int from, int to) {
        int lineStart = from;
        while (lineStart < to) {
            byte first = in.getByte(lineStart);
            isFolded |= isAtLineStart && (first == ' ' || first == '\t');
            int lineEnd = in.indexOf(lineStart, to, (byte) '\n');
            isAtLineStart = lineEnd >= 0;
            lineStart = isAtLineStart ? lineEnd + 1 : to;
        }
    }
}
