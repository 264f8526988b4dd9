# --- original
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- equivalent: a Counter for the frequencies, max for the longest
from collections import Counter


def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    return dict(Counter(word for word in words(text) if word not in skip))


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    return max(words(text), key=len, default=None)


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- equivalent: sets of words, sorted at the end
from collections import defaultdict


def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = defaultdict(set)
    for word in words(text):
        index[word[0]].add(word)
    return {initial: sorted(group) for initial, group in index.items()}


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- equivalent: a private generator of words, the end marked by a blank
def _raw_words(text):
    letters = []
    for char in text + " ":
        if char.isalpha() or (letters and char == "'"):
            letters.append(char)
        elif letters:
            yield "".join(letters)
            letters = []


def words(text):
    return [word.rstrip("'").lower() for word in _raw_words(text)]


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- equivalent: enumerate and a helper for one word
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word not in skip:
            counts[word] = counts.get(word, 0) + 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def _title_word(word, is_first, small):
    lowered = word.lower()
    if not is_first and lowered in small:
        return lowered
    return word[:1].upper() + word[1:]


def title(text, small=("a", "an", "of", "the")):
    return " ".join(_title_word(word, i == 0, small) for i, word in enumerate(text.split()))


# --- equivalent: two stable sorts, setdefault for the index
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    by_word = sorted(frequencies(text).items())
    by_count = sorted(by_word, key=lambda pair: pair[1], reverse=True)
    return by_count[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        group = index.setdefault(word[0], [])
        if word not in group:
            group.append(word)
    for group in index.values():
        group.sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- wrong order: top("b a b a c")
from collections import Counter


def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    return Counter(frequencies(text)).most_common(size)


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- wrong duplicate: words("the dogs'")
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current):
            current += char
            continue
        if current:
            found.append(current.rstrip("'"))
        current = ""
    if current:
        found.append(current)
    return [word.lower() for word in found]


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- wrong exception: longest("42")
from collections import Counter


def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    return dict(Counter(word for word in words(text) if word not in skip))


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    return max(words(text), key=len)


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- wrong boundary: longest("one two")
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = ""
    for word in words(text):
        if len(word) >= len(best):
            best = word
    return best or None


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- wrong collection: by_initial("an apple by an oak and a bee")
from itertools import groupby


def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    groups = groupby(words(text), key=lambda word: word[0])
    return {initial: sorted(set(group)) for initial, group in groups}


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- wrong string: title("the BBC of McDonald")
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word not in skip:
            counts[word] = counts.get(word, 0) + 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def _title_word(word, is_first, small):
    lowered = word.lower()
    if not is_first and lowered in small:
        return lowered
    return word.capitalize()


def title(text, small=("a", "an", "of", "the")):
    return " ".join(_title_word(word, i == 0, small) for i, word in enumerate(text.split()))


# --- wrong string: title(" two  words")
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word not in skip:
            counts[word] = counts.get(word, 0) + 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def _title_word(word, is_first, small):
    lowered = word.lower()
    if not is_first and lowered in small:
        return lowered
    return word[:1].upper() + word[1:]


def title(text, small=("a", "an", "of", "the")):
    return " ".join(_title_word(word, i == 0, small) for i, word in enumerate(text.split(" ")))


# --- wrong truthiness: top("a b", 0)
def words(text):
    found = []
    current = ""
    for char in text:
        if char.isalpha() or (char == "'" and current != ""):
            current += char
        elif current != "":
            found.append(current.rstrip("'").lower())
            current = ""
    if current != "":
        found.append(current.rstrip("'").lower())
    return found


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    by_word = sorted(frequencies(text).items())
    by_count = sorted(by_word, key=lambda pair: pair[1], reverse=True)
    return by_count[: size or None]


def by_initial(text):
    index = {}
    for word in words(text):
        group = index.setdefault(word[0], [])
        if word not in group:
            group.append(word)
    for group in index.values():
        group.sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)


# --- wrong laziness: words("") == []
def words(text):
    letters = ""
    for char in text + " ":
        if char.isalpha() or (letters and char == "'"):
            letters += char
        elif letters:
            yield letters.rstrip("'").lower()
            letters = ""


def frequencies(text, skip=()):
    counts = {}
    for word in words(text):
        if word in skip:
            continue
        if word in counts:
            counts[word] += 1
        else:
            counts[word] = 1
    return counts


def top(text, size=3):
    pairs = list(frequencies(text).items())
    pairs.sort(key=lambda pair: (-pair[1], pair[0]))
    return pairs[:size]


def by_initial(text):
    index = {}
    for word in words(text):
        if word[0] not in index:
            index[word[0]] = []
        if word not in index[word[0]]:
            index[word[0]].append(word)
    for initial in index:
        index[initial].sort()
    return index


def longest(text):
    best = None
    for word in words(text):
        if best is None or len(word) > len(best):
            best = word
    return best


def title(text, small=("a", "an", "of", "the")):
    parts = text.split()
    for i in range(len(parts)):
        if i > 0 and parts[i].lower() in small:
            parts[i] = parts[i].lower()
        else:
            parts[i] = parts[i][0].upper() + parts[i][1:]
    return " ".join(parts)
