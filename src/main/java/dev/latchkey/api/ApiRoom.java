package dev.latchkey.api;

import java.util.List;

/** What one room offers to programs; a bean of each room that does. */
public interface ApiRoom {

    List<ApiOperation> operations();
}
