import org.example.missing.Client;

/** What its imports bring is not here, which says nothing of the code. */
public class Elsewhere {
    private final Client client = new Client();

    int count() {
        String text = client.fetch();
        return text.trim().length();
    }
}
