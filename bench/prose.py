"""The texts of made-up records: sentences with links to other records."""

from random import Random

from bench.invented import SENTENCES, THEMES, Said
from bench.names import Names, skewed


def two_themes(rng: Random) -> dict[str, Said]:
    """Choose what a text is about."""
    first, second = rng.sample(list(THEMES.values()), 2)
    return {"theme": first, "other": second}


def text(rng: Random, names: Names, language: str) -> str:
    """Write some sentences in Markdown, in one to three paragraphs."""
    place, second = (names.cities[skewed(rng, len(names.cities))] for _ in range(2))
    pair, event = names.pairs[skewed(rng, len(names.pairs))], names.events[skewed(rng, len(names.events))]
    sides = (getattr(pair.one.name, language), getattr(pair.other.name, language))
    words = {name: getattr(said, language) for name, said in two_themes(rng).items()} | {
        "place": f"[[cities/{place.slug}|{getattr(place.name, language)}]]",
        "second": f"[[{second.slug}]]",
        "partnership": f"[[partnerships/{pair.slug}|{' – '.join(sides)}]]",
        "event": f"[[events/{event.slug}]]",
        "count": rng.randint(8, 240),
        "share": rng.randint(6, 60),
        "decade": rng.randint(198, 201) * 10,
    }
    sentences = SENTENCES[language]
    said = [sentence.format(**words) for sentence in rng.sample(sentences, rng.randint(2, 4))]
    return " ".join(said[:2]) + "".join(f"\n\n{sentence}" for sentence in said[2:]) + "\n"
