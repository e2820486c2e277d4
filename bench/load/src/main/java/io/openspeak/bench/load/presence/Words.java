package io.openspeak.bench.load.presence;

/**
 * Frames of the JSON protocol as the load generator reads and writes them: by their text, since parsing each would cost more than
 * the server that is measured.
 */
final class Words {

    private Words() {}

    /** The first frame of a client that wants to be told of one user. */
    static String hello(String watched) {
        return "{\"type\":\"hello\",\"version\":\"bench\",\"device\":\"desktop\",\"user_ids\":[\"" + watched + "\"]}";
    }

    /** The same of one that was there before. */
    static String resume(String watched, String sessionId, String position) {
        return "{\"type\":\"resume\",\"session_id\":\"" + sessionId + "\",\"position\":\"" + position
                + "\",\"version\":\"bench\",\"device\":\"desktop\",\"user_ids\":[\"" + watched + "\"]}";
    }

    static String status(String text) {
        return "{\"type\":\"status\",\"status\":\"do_not_disturb\",\"text\":\"" + text + "\"}";
    }

    /** One that is acknowledged. */
    static String status(String text, String commandId) {
        return "{\"type\":\"status\",\"status\":\"do_not_disturb\",\"text\":\"" + text + "\",\"command_id\":\""
                + commandId + "\"}";
    }

    /** A text field without escapes; empty: the frame has none of that name. */
    static String field(String frame, String name) {
        String head = "\"" + name + "\":\"";
        int at = frame.indexOf(head);
        if (at < 0) {
            return "";
        }
        int begin = at + head.length();
        return frame.substring(begin, frame.indexOf('"', begin));
    }
}
