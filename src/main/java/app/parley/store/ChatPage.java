package app.parley.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** @param next where older messages go on; null at the end */
public record ChatPage(List<ChatMessage> items, @Nullable ChatPlace next) {}
