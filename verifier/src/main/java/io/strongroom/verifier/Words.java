package io.strongroom.verifier;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** As much JSON as the bundle's small files need: objects, arrays, texts and whole numbers. */
final class Words {
    private final String text;
    private int at;

    private Words(String text) {
        this.text = text;
    }

    /** An object's fields; values are texts, numbers, or lists and objects of them. */
    static Map<String, Object> object(String text) throws Unusable {
        var words = new Words(text);
        var value = words.value();
        words.blanks();
        if (words.at != text.length() || !(value instanceof Map<?, ?> map)) {
            throw words.wrong();
        }
        var fields = new HashMap<String, Object>();
        map.forEach((name, one) -> fields.put(String.valueOf(name), one));
        return fields;
    }

    static String text(Map<String, Object> object, String field) throws Unusable {
        if (object.get(field) instanceof String text) {
            return text;
        }
        throw new Unusable("the text '" + field + "' is missing");
    }

    static long number(Map<String, Object> object, String field) throws Unusable {
        if (object.get(field) instanceof Long number) {
            return number;
        }
        throw new Unusable("the number '" + field + "' is missing");
    }

    static List<String> texts(Map<String, Object> object, String field) throws Unusable {
        if (object.get(field) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).toList();
        }
        throw new Unusable("the list of texts '" + field + "' is missing");
    }

    private Unusable wrong() {
        return new Unusable("this is not JSON as a bundle has it, at character " + at);
    }

    private void blanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean next(char wanted) {
        blanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private void must(char wanted) throws Unusable {
        if (!next(wanted)) {
            throw wrong();
        }
    }

    private Object value() throws Unusable {
        blanks();
        if (at >= text.length()) {
            throw wrong();
        }
        return switch (text.charAt(at)) {
            case '{' -> fields();
            case '[' -> items();
            case '"' -> string();
            default -> whole();
        };
    }

    private Map<String, Object> fields() throws Unusable {
        var fields = new HashMap<String, Object>();
        must('{');
        if (next('}')) {
            return fields;
        }
        do {
            blanks();
            var name = string();
            must(':');
            if (fields.put(name, value()) != null) {
                throw wrong();
            }
        } while (next(','));
        must('}');
        return fields;
    }

    private List<Object> items() throws Unusable {
        var items = new ArrayList<Object>();
        must('[');
        if (next(']')) {
            return items;
        }
        do {
            items.add(value());
        } while (next(','));
        must(']');
        return items;
    }

    private Long whole() throws Unusable {
        int from = at;
        while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '-')) {
            at++;
        }
        try {
            return Long.valueOf(text.substring(from, at));
        } catch (NumberFormatException e) {
            throw wrong();
        }
    }

    private String string() throws Unusable {
        must('"');
        var read = new StringBuilder();
        while (at < text.length()) {
            char one = text.charAt(at++);
            if (one == '"') {
                return read.toString();
            }
            read.append(one == '\\' ? escaped() : one);
        }
        throw wrong();
    }

    private char escaped() throws Unusable {
        if (at >= text.length()) {
            throw wrong();
        }
        char one = text.charAt(at++);
        return switch (one) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> one;
            case 'u' -> {
                try {
                    at += 4;
                    yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
                } catch (IndexOutOfBoundsException | NumberFormatException e) {
                    throw wrong();
                }
            }
            default -> throw wrong();
        };
    }
}
