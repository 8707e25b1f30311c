package io.drawbridge.upload.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShortcutTest {

    private final List<String> taken = new ArrayList<>();
    private boolean takes = true;
    private final EmbeddedChannel channel = new EmbeddedChannel(new Shortcut(this::take));

    @Test
    void whatIsTakenGoesNoFurtherAndIsFreed() {
        ByteBuf piece = bytes("a");
        channel.writeInbound(new DefaultHttpContent(piece));
        assertThat(taken).containsExactly("a");
        assertThat(piece.refCnt()).isZero();
        assertThat(channel.<Object>readInbound()).isNull();
    }

    @Test
    void whatIsNotTakenGoesOnAsItIs() {
        takes = false;
        DefaultHttpContent piece = new DefaultHttpContent(bytes("a"));
        channel.writeInbound(piece);
        assertThat(channel.<Object>readInbound()).isSameAs(piece);
        assertThat(piece.refCnt()).isEqualTo(1);
        piece.release();
    }

    @Test
    void theEndGoesOnEmptyAndWithItsTrailers() {
        DefaultLastHttpContent end = new DefaultLastHttpContent(bytes("z"));
        end.trailingHeaders().set("Content-MD5", "x");
        channel.writeInbound(end);
        LastHttpContent onward = channel.readInbound();
        assertThat(taken).containsExactly("z");
        assertThat(onward.content().isReadable()).isFalse();
        assertThat(onward.trailingHeaders().get("Content-MD5")).isEqualTo("x");
        assertThat(end.refCnt()).isZero();
    }

    @Test
    void leavesTheConnectionsNextRequestAlone() {
        channel.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.PUT, "/"));
        channel.writeInbound(new DefaultHttpContent(bytes("other")));
        assertThat(taken).isEmpty();
        assertThat(channel.<Object>readInbound()).isInstanceOf(DefaultHttpRequest.class);
        HttpContent other = channel.readInbound();
        assertThat(other.content().toString(StandardCharsets.US_ASCII)).isEqualTo("other");
        other.release();
    }

    @Test
    void isGoneAfterTheEnd() {
        channel.writeInbound(LastHttpContent.EMPTY_LAST_CONTENT);
        assertThat(channel.pipeline().get(Shortcut.class)).isNull();
    }

    private boolean take(ByteBuffer piece) {
        if (takes) {
            taken.add(StandardCharsets.US_ASCII.decode(piece).toString());
        }
        return takes;
    }

    private static ByteBuf bytes(String text) {
        return PooledByteBufAllocator.DEFAULT.directBuffer().writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
