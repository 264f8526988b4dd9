import java.util.ArrayList;
import java.util.List;

public class Bad {
    static List names() { // expect: rawtypes
        List<String> found = new ArrayList<>();
        found.add("é");
        return found;
    }

    int share(int total) {
        return (int) total / 0; // expect: cast, divzero
    }

    int count(String text) {
        return text; // expect: compiler
    }
}
