package app.parley.rooms;

import app.parley.kernel.RoomId;
import app.parley.kernel.VisibleText;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes room ids from names, and checks requested ids. */
public final class RoomSlugs {
    /** Leaves space for an appended number. */
    private static final int LONGEST = 48;

    private static final String NAMELESS = "room";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}][\\p{L}\\p{Mn}\\p{Mc}\\p{Nd}]*");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern FOLDABLE = Pattern.compile("[^\\u3131-\\u318E]+");

    /** Scripts that may occur together in one word, as Unicode's "highly restrictive" level allows (UTS 39). */
    private static final List<Set<UnicodeScript>> TOGETHER = List.of(
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.HANGUL),
            EnumSet.of(UnicodeScript.LATIN, UnicodeScript.HAN, UnicodeScript.BOPOMOFO));

    private RoomSlugs() {}

    /** Returns the words of a name, in lower case, joined by {@code -}. */
    public static RoomId of(String name) {
        String usual = folded(VisibleText.withoutInvisible(name));
        // Java and browsers turn the Turkish capital I with a dot into two characters.
        Matcher words = WORD.matcher(usual.replace('\u0130', 'i').toLowerCase(Locale.ROOT));
        StringBuilder slug = new StringBuilder();
        while (words.find()) {
            slug.append(slug.isEmpty() ? "" : "-").append(words.group());
        }
        String cut = cut(slug.toString());
        return new RoomId(cut.isEmpty() ? NAMELESS : cut);
    }

    /** Returns the id of the {@code number}th room with this name. */
    static RoomId numbered(RoomId id, int number) {
        return number == 1 ? id : new RoomId(id + "-" + number);
    }

    /** Returns the reason why a requested id is invalid, as the end of a sentence; empty if it is valid. */
    public static Optional<String> faultOf(String id) {
        if (!RoomId.isValid(id) || !Character.isLetterOrDigit(id.codePointAt(0))) {
            return Optional.of(
                    "must be 1 to 64 letters and digits of any script, _ and -, beginning with a letter or digit");
        }
        if (RoomId.isReserved(id)) {
            return Optional.of("is kept for the rooms of ringing calls");
        }
        String composed = Normalizer.normalize(id, Form.NFC);
        boolean mixed = List.of(composed.split("[_-]")).stream().anyMatch(RoomSlugs::isMixed);
        return mixed || !folded(composed).equals(composed)
                ? Optional.of("must not have letters that look like others: one script a word, no special forms")
                : Optional.empty();
    }

    private static boolean isMixed(String word) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        word.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.removeAll(EnumSet.of(UnicodeScript.COMMON, UnicodeScript.INHERITED));
        return scripts.size() > 1 && TOGETHER.stream().noneMatch(set -> set.containsAll(scripts));
    }

    // Replaces full-width and other special forms by the usual characters. Single Korean letters stay, because the
    // replacement would change them to other letters.
    private static String folded(String text) {
        String usual = FOLDABLE.matcher(text)
                .replaceAll(part -> Matcher.quoteReplacement(Normalizer.normalize(part.group(), Form.NFKC)));
        return Normalizer.normalize(usual, Form.NFC);
    }

    private static String cut(String slug) {
        StringBuilder kept = new StringBuilder();
        Matcher graphemes = GRAPHEME.matcher(slug);
        while (graphemes.find() && kept.length() + graphemes.group().length() <= LONGEST) {
            kept.append(graphemes.group());
        }
        return kept.toString().replaceAll("-+$", "");
    }
}
