package io.github.retentionmetrics.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;

/** The bytes of a range of a file. */
final class LimitedChannel implements ReadableByteChannel {
    private final FileChannel channel;
    private final long to;
    private long position;

    LimitedChannel(FileChannel channel, long from, long to) {
        this.channel = channel;
        this.position = from;
        this.to = to;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (position >= to) {
            return -1;
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + to - position));
        int bytes = channel.read(target, position);
        target.limit(limit);
        position += Math.max(0, bytes);
        return bytes;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
